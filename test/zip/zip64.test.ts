import { execFileSync } from 'node:child_process';
import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { inMemory, readZip } from '../../src/zip/bounded.js';
import { CENTRAL, END, END64, LOCATOR } from '../../src/zip/format.js';
import { pack, unpack } from '../../src/zip/in-memory.js';
import { ZipReader } from '../../src/zip/read.js';
import { folderWith, tempFolder } from '../support/folder.js';
import { bits32, bits64, ELSEWHERE, endsOf, field, NOWHERE, type Shape, zip64Of } from '../support/zip64.js';

const WORDS = 'some words '.repeat(20);
const FILES = { 'a.md': WORDS, 'b.md': WORDS };
const READ = 'a.md read, b.md read';

function saidOf(path: string): string {
  try {
    const zip = new ZipReader(path);
    const read = zip.names.map((name) => `${name} ${zip.read(name, 1e6)?.toString() === WORDS ? 'read' : 'damaged'}`);
    zip.close();
    return read.join(', ');
  } catch (error) {
    return String(error);
  }
}

function said(zip: Buffer): string {
  const path = join(tempFolder(), 'a.zip');
  writeFileSync(path, zip);
  return saidOf(path);
}

/** What the reader of evidence and Word files finds. */
const found = (zip: Buffer): string | undefined =>
  readZip(inMemory(zip))
    ?.map(({ name, read }) => `${name} ${read()?.toString() === WORDS ? 'read' : 'damaged'}`)
    .join(', ');

const behind =
  (isSigned: boolean, bits: typeof bits32): NonNullable<Shape['behind']> =>
  (crc, [size, packed]) =>
    Buffer.concat([...(isSigned ? [bits32(0x08074b50)] : []), bits32(crc), bits(packed, size)]);
const UNKNOWN: NonNullable<Shape['local']> = () => ({ short: NOWHERE, extra: field(bits64(0, 0)) });

const SHAPES: [string, Shape][] = [
  ['of nothing but 64 bits', {}],
  ['stored', { method: 0 }],
  [
    'with a number of the first disk',
    { central: (n) => ({ short: NOWHERE, extra: field(Buffer.concat([bits64(...n), bits32(0)])) }) },
  ],
  [
    'that has in 64 bits what stands in 32 too',
    {
      local: (n) => ({ short: n, extra: field(bits64(...n)) }),
      central: (n) => ({ short: n, extra: field(bits64(...n)) }),
    },
  ],
  [
    'that leaves the size alone to them',
    { central: ([size, packed, offset]) => ({ short: [ELSEWHERE, packed, offset], extra: field(bits64(size)) }) },
  ],
  [
    'that leaves the place alone to them, behind a field of another kind',
    {
      central: ([size, packed, offset]) => ({
        short: [size, packed, ELSEWHERE],
        extra: Buffer.concat([field(Buffer.from('\x01time'), 0x5455), field(bits64(offset))]),
      }),
    },
  ],
  ['with 64 bits before its content only', { central: (n) => ({ short: n, extra: Buffer.alloc(0) }) }],
  ['with 64 bits in its directory only', { local: (n) => ({ short: n, extra: Buffer.alloc(0) }) }],
  ['with 64 bits behind its content', { local: UNKNOWN, behind: behind(true, bits64) }],
  ['with 64 bits behind its content, not signed', { local: UNKNOWN, behind: behind(false, bits64) }],
  ['with 32 bits behind its content', { local: UNKNOWN, behind: behind(true, bits32), method: 0 }],
  [
    'with 64 bits behind its content, and nothing before it',
    { local: () => ({ short: [0, 0, 0], extra: Buffer.alloc(0) }), behind: behind(true, bits64) },
  ],
];

describe('a zip with numbers of 64 bits', () => {
  test.each(SHAPES)('%s is read', (_, shape) => {
    const zip = zip64Of(FILES, shape);
    expect([said(zip), found(zip)]).toEqual([READ, READ]);
    expect(unpack(zip).map(({ name, bytes }) => [name, Buffer.from(bytes).toString()])).toEqual(Object.entries(FILES));
  });

  test('of another program is read', () => {
    const folder = folderWith(FILES);
    execFileSync('zip', ['-q', '-fz', 'large.zip', 'a.md', 'b.md'], { cwd: folder });
    const zip = readFileSync(join(folder, 'large.zip'));
    expect(zip.readUInt32LE(zip.length - END.size - LOCATOR.size)).toBe(LOCATOR.signature);
    expect([said(zip), found(zip)]).toEqual([READ, READ]);
  });

  test('may say at its end what the record before it says, count no disks, and have the longest comment', () => {
    const zip = zip64Of(FILES);
    const end = zip.length - END.size;
    const [first, locator] = [end - LOCATOR.size - END64.size, end - LOCATOR.size];
    const noted = Buffer.concat([zip, Buffer.alloc(0xffff, 'x')]);
    noted.writeUInt16LE(0xffff, end + END.comment);
    expect([said(noted), found(noted)]).toEqual([READ, READ]);
    zip.writeUInt16LE(2, end + END.count);
    zip.writeUInt16LE(2, end + END.total);
    for (const [from, to] of [
      [END64.length, END.length],
      [END64.start, END.start],
    ] as const)
      zip.writeUInt32LE(zip.readUInt32LE(first + from), end + to);
    zip.writeUInt32LE(0, locator + 16);
    expect([said(zip), found(zip)]).toEqual([READ, READ]);
  });

  test('cut off anywhere, or with any byte changed, it is refused or what changed is named', () => {
    const path = join(tempFolder(), 'a.zip');
    const whole = zip64Of({ 'a.md': WORDS }, { local: UNKNOWN, behind: behind(true, bits64) });
    for (let length = 0; length < whole.length; length += 1) {
      writeFileSync(path, whole.subarray(0, length));
      expect(saidOf(path)).toMatch(/zip cannot be read/);
    }
    for (let at = 0; at < whole.length; at += 1) {
      const changed = Buffer.from(whole);
      changed[at] = (changed[at] ?? 0) ^ 0xff;
      writeFileSync(path, changed);
      expect(saidOf(path)).toMatch(/zip cannot be read|^a\.md (?:read|damaged)$/);
    }
  });

  test('of 4 GB is read as any other, and a larger one is not', () => {
    const path = join(tempFolder(), 'a.zip');
    const saidFrom = (start: number): string => {
      writeFileSync(path, '');
      truncateSync(path, start);
      writeFileSync(path, endsOf(0, 0, start), { flag: 'a' });
      return saidOf(path);
    };
    expect(saidFrom(ELSEWHERE)).toMatch(/does not name/);
    expect(saidFrom(ELSEWHERE + 1)).toMatch(/larger than 4 GB/);
  });
});

test('a directory of more than 64 MB is not read', () => {
  const path = join(tempFolder(), 'a.zip');
  const saidWith = (length: number): string => {
    writeFileSync(path, '');
    truncateSync(path, length);
    writeFileSync(path, endsOf(0, length, 0), { flag: 'a' });
    return saidOf(path);
  };
  expect(saidWith(64 * 2 ** 20)).toMatch(/holds more than it says/);
  expect(saidWith(64 * 2 ** 20 + 1)).toMatch(/longer than any honest one/);
});

/** @param at from the beginning of the first record at the end */
const changed = (at: number, value: number, bits: typeof bits32 | typeof bits64 = bits64): Buffer => {
  const zip = zip64Of(FILES);
  bits(value).copy(zip, zip.length - END.size - LOCATOR.size - END64.size + at);
  return zip;
};
const last = END64.size + LOCATOR.size;
const endSaying = (count: number): Buffer => {
  const zip = zip64Of(FILES);
  bits64(count, count).copy(zip, zip.length - END.size - last + END64.count);
  return zip;
};
/** A second record of 64 bits, which its locator does not mean; what is told of the first stays so. */
const twoEnds = (isBefore: boolean): Buffer => {
  const zip = zip64Of(FILES);
  const at = zip.length - END.size - LOCATOR.size - END64.size;
  const first = zip.subarray(at, at + END64.size);
  const made = Buffer.concat([zip.subarray(0, at), first, zip.subarray(at)]);
  if (!isBefore) bits64(at + END64.size).copy(made, made.length - END.size - LOCATOR.size + LOCATOR.place);
  return made;
};
/** A locator where programs look for it, within what the plain end calls its directory. */
const withLocator = (locator: Buffer): Buffer => {
  const zip = pack(Object.entries(FILES).map(([name, text]) => ({ name, bytes: Buffer.from(text), isPacked: true })));
  const end = zip.length - END.size;
  const made = Buffer.concat([zip.subarray(0, end), locator, zip.subarray(end)]);
  const record = zip.lastIndexOf(bits32(CENTRAL.signature));
  made.writeUInt16LE(locator.length, record + CENTRAL.commentLength);
  made.writeUInt32LE(zip.readUInt32LE(end + END.length) + locator.length, end + locator.length + END.length);
  return made;
};
const PLACE = /its directory is not where it says/;
const OTHER = /has another name or size for some programs/;
const local =
  (make: NonNullable<Shape['local']>): (() => Buffer) =>
  () =>
    zip64Of(FILES, { local: make });
const central =
  (make: NonNullable<Shape['central']>): (() => Buffer) =>
  () =>
    zip64Of(FILES, { central: make });

test.each<[string, () => Buffer, RegExp]>([
  ['a record of another kind', () => changed(0, 0x06064b51, bits32), PLACE],
  ['a record that is longer', () => changed(END64.rest, 45), PLACE],
  ['fewer files here', () => changed(END64.count, 1), PLACE],
  ['fewer files in all', () => changed(END64.total, 1), PLACE],
  ['fewer files', () => endSaying(1), /holds more than it says/],
  ['a directory beyond the file', () => changed(END64.start, 2 ** 40), PLACE],
  ['a directory that is longer than the file', () => changed(END64.length, 2 ** 40), PLACE],
  ['a record beyond the file', () => changed(END64.size + LOCATOR.place, 2 ** 40), PLACE],
  ['a record elsewhere', () => changed(END64.size + LOCATOR.place, 0), PLACE],
  ['no locator', () => changed(END64.size, 0x07064b51, bits32), PLACE],
  ['an end that counts other files here', () => changed(last + END.count, 0xffff0001, bits32), PLACE],
  ['an end that counts other files in all', () => changed(last + END.count, 0x0001ffff, bits32), PLACE],
  ['an end with another length', () => changed(last + END.length, 7, bits32), PLACE],
  ['an end with another place', () => changed(last + END.start, 0, bits32), PLACE],
  ['two end records', () => twoEnds(true), PLACE],
  ['two end records, and the locator at the second', () => twoEnds(false), PLACE],
  [
    'a locator in a comment',
    () => withLocator(Buffer.concat([bits32(LOCATOR.signature, 0), bits64(0), bits32(1)])),
    PLACE,
  ],
  [
    'a whole end of 64 bits in a comment',
    () => {
      const start = withLocator(Buffer.alloc(last)).length - END.size - last;
      return withLocator(endsOf(2, 0, start).subarray(0, last));
    },
    PLACE,
  ],
  [
    'nothing but a locator',
    () => {
      const end = endsOf(0, 0, 0).subarray(last).fill(0, END.count);
      end.writeUInt32LE(LOCATOR.size, END.length);
      return Buffer.concat([bits32(LOCATOR.signature, 0, 0, 0, 0), end]);
    },
    PLACE,
  ],
  [
    'another size before its content',
    local(([size, packed]) => ({ short: NOWHERE, extra: field(bits64(size + 1, packed)) })),
    /something else there/,
  ],
  [
    'another packed size before its content',
    local(([size, packed]) => ({ short: NOWHERE, extra: field(bits64(size, packed + 1)) })),
    /something else there/,
  ],
  [
    'a size of more than 32 bits before its content',
    local(([size, packed]) => ({ short: NOWHERE, extra: field(bits64(size + 2 ** 32, packed)) })),
    /something else there/,
  ],
  [
    'sizes before its content that stand nowhere',
    local(() => ({ short: NOWHERE, extra: Buffer.alloc(0) })),
    /something else there/,
  ],
  ['sizes that differ in 32 and 64 bits', local((n) => ({ short: n, extra: field(bits64(n[0], 7)) })), OTHER],
  [
    'another place before its content',
    local(([size, packed, offset]) => ({ short: NOWHERE, extra: field(bits64(size, packed, offset + 1)) })),
    OTHER,
  ],
  [
    'another size in its directory',
    central(([size, packed, offset]) => ({ short: NOWHERE, extra: field(bits64(size + 1, packed, offset)) })),
    /something else there/,
  ],
  [
    'a huge size',
    central(([, packed, offset]) => ({ short: NOWHERE, extra: field(bits64(2 ** 62, packed, offset)) })),
    /claims to unpack/,
  ],
  [
    'a content beyond the file',
    central(([size, , offset]) => ({ short: NOWHERE, extra: field(bits64(size, 2 ** 62, offset)) })),
    /something else there/,
  ],
  [
    'a place beyond the file',
    central(([size, packed]) => ({ short: NOWHERE, extra: field(bits64(size, packed, 2 ** 62)) })),
    /does not name/,
  ],
  [
    'a place that stands nowhere',
    central(([size, packed]) => ({ short: NOWHERE, extra: field(bits64(size, packed)) })),
    /does not name/,
  ],
  [
    'numbers that nobody asked for',
    central((n) => ({ short: [n[0], n[1], ELSEWHERE], extra: field(bits64(...n)) })),
    OTHER,
  ],
  ['another disk', central((n) => ({ short: NOWHERE, extra: field(Buffer.concat([bits64(...n), bits32(1)])) })), OTHER],
  [
    'half a number',
    central((n) => ({ short: NOWHERE, extra: field(Buffer.concat([bits64(...n), Buffer.alloc(5)])) })),
    OTHER,
  ],
  [
    'two fields',
    central((n) => ({ short: NOWHERE, extra: Buffer.concat([field(bits64(...n)), field(bits64(...n))]) })),
    OTHER,
  ],
  ...([bits32, bits64] as const).flatMap((bits): [string, () => Buffer, RegExp][] =>
    (
      [
        [1, 0, 0],
        [0, 1, 0],
        [0, 0, 1],
      ] as const
    ).map(([crcMore, packedMore, sizeMore]) => [
      `something else behind its content: ${[bits.name, crcMore, packedMore, sizeMore].join(' ')}`,
      () =>
        zip64Of(FILES, {
          local: UNKNOWN,
          behind: (crc, [size, packed]) =>
            Buffer.concat([bits32(0x08074b50, (crc + crcMore) >>> 0), bits(packed + packedMore, size + sizeMore)]),
        }),
      /does not name/,
    ]),
  ),
])('a zip with forged numbers of 64 bits is refused: %s', (_, zip, expected) => {
  expect(said(zip())).toMatch(expected);
});

test('what says less than it holds at its end is damaged, and not empty', () => {
  for (const zip of [changed(END64.size, 0, bits32), changed(END64.length, 50), changed(END64.total, 3)])
    expect(found(zip)).toBeUndefined();
});

test('the last file of a directory may have no name', () => {
  expect(found(zip64Of({ '': WORDS }, { central: (n) => ({ short: n, extra: Buffer.alloc(0) }) }))).toBe(' read');
});
