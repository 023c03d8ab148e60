import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { inMemory, readZip } from '../../src/zip/bounded.js';
import { CENTRAL, LOCAL } from '../../src/zip/format.js';
import { pack, unpack, type ZipPart } from '../../src/zip/in-memory.js';
import { folderWith } from '../support/folder.js';

const WORDS = 'some words '.repeat(20);
const part = (name: string, text: string | Buffer = WORDS, isPacked = false): ZipPart => ({
  name,
  bytes: Buffer.from(text),
  isPacked,
});
/** Where the last record of the directory, and that of a file, begin. */
const central = (zip: Buffer): number => zip.lastIndexOf(Buffer.from('PK\x01\x02', 'latin1'));
const local = (zip: Buffer): number => zip.lastIndexOf(Buffer.from('PK\x03\x04', 'latin1'));
const set = (zip: Buffer, at: number, value: number, width: 2 | 4): Buffer => {
  zip.writeUIntLE(value, at, width);
  return zip;
};
/** Made by another program: a folder, fields of its own before each content. */
const ofAnother = (): Buffer => {
  const folder = folderWith({ 'a.md': WORDS, 'in/b.md': WORDS });
  execFileSync('zip', ['-qr', 'whole.zip', 'a.md', 'in'], { cwd: folder });
  return readFileSync(join(folder, 'whole.zip'));
};
const PACKED = [part('a.md'), part('b.md')];
const BOTH = [part('a.md'), part('b.md', WORDS, true)];

const read = (zip: Buffer): unknown =>
  readZip(inMemory(zip))?.map((entry) => [entry.name, entry.read()?.toString() ?? null]) ?? null;

type Zip = readonly [what: string, zip: () => Buffer, read: unknown];
const WHOLE = [
  ['a.md', WORDS],
  ['b.md', WORDS],
];
const LAST_LOST = [
  ['a.md', WORDS],
  ['b.md', null],
];

describe('a zip that is looked into', () => {
  test.each<Zip>([
    ['packed and stored', () => pack(BOTH), WHOLE],
    [
      'of another program',
      ofAnother,
      [
        ['a.md', WORDS],
        ['in/', ''],
        ['in/b.md', WORDS],
      ],
    ],
    ['that is empty', () => pack([]), []],
    ['with a file of nothing', () => pack([part('a.md', '')]), [['a.md', '']]],
    [
      'that is long',
      () => pack([part('film.mp4', Buffer.alloc(70_000), true), part('a.md')]).subarray(),
      [
        ['film.mp4', '\0'.repeat(70_000)],
        ['a.md', WORDS],
      ],
    ],
    ['that is none', () => Buffer.alloc(100), null],
    ['that is nothing', () => Buffer.alloc(0), null],
    ['that is cut off at its end', () => pack(BOTH).subarray(0, -1), null],
    ['with another record in its directory', () => set(pack(BOTH), central(pack(BOTH)), 0x02014b51, 4), null],
    [
      'that is packed in another way',
      () => set(pack(PACKED), central(pack(PACKED)) + CENTRAL.method, 12, 2),
      LAST_LOST,
    ],
    [
      'with a file beyond its end',
      () => set(pack(BOTH), central(pack(BOTH)) + CENTRAL.offset, 0x7fffffff, 4),
      LAST_LOST,
    ],
    [
      'with a file that is longer than it',
      () => set(pack(BOTH), central(pack(BOTH)) + CENTRAL.packed, 9_999, 4),
      LAST_LOST,
    ],
    [
      'with a damaged file',
      () =>
        pack([...BOTH.slice(0, 1), part('b.md')]).fill(
          0xff,
          local(pack(BOTH)) + LOCAL.size + 4,
          local(pack(BOTH)) + LOCAL.size + 12,
        ),
      LAST_LOST,
    ],
  ])('%s', (_, zip, expected) => {
    expect(read(zip())).toEqual(expected);
  });

  test('says what is encrypted', () => {
    const zip = pack(BOTH);
    set(zip, central(zip) + CENTRAL.flags, 0x0801, 2);
    expect(readZip(inMemory(zip))?.map(({ isEncrypted }) => isEncrypted)).toEqual([false, true]);
  });

  test('gives at most 10,000 files, and behind them one that cannot be read', () => {
    const many = (count: number): Buffer => pack(Array.from({ length: count }, (_, at) => part(`${at}`, '', true)));
    expect(readZip(inMemory(many(10_000)))).toHaveLength(10_000);
    const [last, ...before] = readZip(inMemory(many(10_001)))?.reverse() ?? [];
    expect([before.length, last?.read()]).toEqual([10_000, null]);
  });

  test('gives at most 64 MiB of a file and 128 MiB in all', () => {
    const whole = Buffer.alloc(64 * 2 ** 20);
    const parts = [
      part('too-large', Buffer.alloc(64 * 2 ** 20 + 1)),
      part('too-long', Buffer.alloc(64 * 2 ** 20 + 1), true),
      part('packed', whole),
      part('stored', whole, true),
      part('more', 'x', true),
      part('again', 'x'),
      part('none', '', true),
    ];
    const sizes = readZip(inMemory(pack(parts)))?.map((entry) => entry.read()?.length ?? null);
    expect(sizes).toEqual([null, null, whole.length, whole.length, null, null, 0]);
  });
});

describe('a zip of our own', () => {
  test.each<Zip>([
    ['packed and stored', () => pack(BOTH), WHOLE],
    [
      'of another program, without its folder',
      ofAnother,
      [
        ['a.md', WORDS],
        ['in/b.md', WORDS],
      ],
    ],
  ])('%s is unpacked to be packed again', (_, zip, expected) => {
    const parts = unpack(zip());
    expect(parts.map(({ name, bytes }) => [name, Buffer.from(bytes).toString()])).toEqual(expected);
    expect(pack(parts)).toEqual(pack(parts.map(({ name }) => part(name))));
  });

  test('that is damaged is none', () => {
    expect(() => unpack(Buffer.alloc(100))).toThrow(/not a zip/);
    expect(() => unpack(set(pack(BOTH), central(pack(BOTH)), 0, 4))).toThrow(/damaged directory/);
  });
});
