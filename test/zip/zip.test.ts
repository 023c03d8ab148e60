import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { openSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { CENTRAL, END, LOCAL } from '../../src/zip/format.js';
import { ZipReader } from '../../src/zip/read.js';
import { stored, ZipRecords } from '../../src/zip/records.js';
import { type ZipContent, ZipWriter } from '../../src/zip/write.js';
import { folderWith, tempFolder } from '../support/folder.js';

type Entries = readonly (readonly [name: string, content: ZipContent])[];

function zipOf(entries: Entries): string {
  const path = join(tempFolder(), 'a.zip');
  const zip = new ZipWriter(path);
  for (const [name, content] of entries) zip.add(name, content);
  zip.finish();
  zip.close();
  return path;
}

const text = (words: string): ZipContent => ({ bytes: Buffer.from(words) });

/** Writes a number over a field of the first entry, in both of its records. */
function claim(path: string, field: 'unpacked' | 'method' | 'packed', value: number): void {
  const bytes = readFileSync(path);
  const central = bytes.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
  const write = (at: number): number =>
    field === 'method' ? bytes.writeUInt16LE(value, at) : bytes.writeUInt32LE(value, at);
  write(LOCAL[field]);
  write(central + CENTRAL[field]);
  writeFileSync(path, bytes);
}

function names(path: string): string[] {
  const zip = new ZipReader(path);
  zip.close();
  return zip.names;
}

describe('a zip', () => {
  test('comes back as it went in, large files too, and unzip agrees', () => {
    const large = join(tempFolder(), 'film.mp4');
    const film = Buffer.alloc(20 * 1024 * 1024, 'abcdefg');
    writeFileSync(large, film);
    const words = 'Ünïcode '.repeat(1000);
    const path = zipOf([
      ['a.md', text(words)],
      ['evidence/é 📄.txt', text('')],
      ['film.mp4', { file: large, size: film.length, crc32: crc32(film) }],
    ]);
    execFileSync('unzip', ['-tq', path]);
    const zip = new ZipReader(path);
    expect(zip.names).toEqual(['a.md', 'evidence/é 📄.txt', 'film.mp4']);
    expect(zip.read('a.md', 1e6)?.toString()).toBe(words);
    expect(zip.read('evidence/é 📄.txt', 1e6)?.length).toBe(0);
    expect(zip.read('a.md', 10)).toBeNull();
    expect(zip.sha256('film.mp4')).toBe(createHash('sha256').update(film).digest('hex'));
    zip.close();
  });

  test('is the same byte for byte on any day', () => {
    const records = new ZipRecords();
    const parts = ['a', 'b'].flatMap((name) => {
      const { entry, content } = stored(Buffer.from(name));
      return [records.begin(name, { ...entry, program: name === 'b' }), content];
    });
    const same = '0008000000002100';
    const [a, b] = ['43beb7e8', 'f9efbe71'].map((crc) => `${same}${crc}01000000010000000100`);
    const local = (fixed = ''): string => `504b03041400${fixed}0000`;
    const central = (fixed = ''): string => `504b010214031400${fixed}00000000000000000000`;
    expect(Buffer.concat([...parts, records.finish()]).toString('hex')).toBe(
      [
        ...[local(a), '6161', local(b), '6262'],
        ...[central(a), 'a48100000000', '61', central(b), 'ed8120000000', '62'],
        '504b05060000000002000200',
        '5e000000400000000000',
      ].join(''),
    );
  });

  test('takes an open file, and none that is no file', () => {
    const path = zipOf([['a.md', text('words')]]);
    const zip = new ZipReader(openSync(path, 'r'));
    expect([zip.sizeOf('a.md'), zip.sizeOf('b.md')]).toEqual([5, 0]);
    expect([zip.read('a.md', 5)?.toString(), zip.read('a.md', 4), zip.read('b.md', 5)]).toEqual(['words', null, null]);
    expect(zip.sha256('b.md')).toBeNull();
    zip.close();
    expect(() => names(tempFolder())).toThrow(/it is not a file/);
  });

  test('holds as it is what is large or would grow by packing', () => {
    const sizes = { 'film.mp4': 16 * 2 ** 20 + 5, 'long.md': 16 * 2 ** 20, 'x.md': 1 };
    const contents = Object.entries(sizes).map(([name, size]) => [name, Buffer.alloc(size, 'ab')] as const);
    const path = zipOf(contents.map(([name, bytes]) => [name, { bytes }]));
    expect(statSync(path).size).toBeLessThan(16 * 2 ** 20 + 2 ** 16);
    const zip = new ZipReader(path);
    for (const [name, bytes] of contents) {
      expect(zip.sha256(name)).toBe(createHash('sha256').update(bytes).digest('hex'));
      expect(zip.read(name, bytes.length)?.equals(bytes)).toBe(true);
    }
    zip.close();
    const changed = readFileSync(path);
    expect(changed.includes('x.mda')).toBe(true);
    changed.write('b', changed.indexOf('x.mda') + 4);
    writeFileSync(path, changed);
    const other = new ZipReader(path);
    expect(other.sha256('x.md')).toBe(createHash('sha256').update('b').digest('hex'));
    other.close();
  });

  test('has at most 20,000 files, and is read with so many', () => {
    const path = join(tempFolder(), 'a.zip');
    const zip = new ZipWriter(path);
    for (let index = 0; index < 20_000; index += 1) zip.add(`${index}.md`, { bytes: Buffer.alloc(0) });
    expect(() => zip.add('more.md', { bytes: Buffer.alloc(0) })).toThrow(/more than 20000 files/);
    zip.finish();
    zip.close();
    expect(names(path)).toHaveLength(20_000);
  });

  test('is not begun beyond 4 GB', () => {
    const film = (size: number): ZipContent => ({ file: join(folderWith({ film: 'x' }), 'film'), size, crc32: 0 });
    const before = ['a.md', text('x')] as const;
    const used = LOCAL.size + 'a.md'.length + 1;
    expect(() => zipOf([before, ['b.mp4', film(0xffff_0000 - used)]])).toThrow(/changed while it was being read/);
    expect(() => zipOf([before, ['b.mp4', film(0xffff_0001 - used)]])).toThrow(/larger than 4 GB/);
  });

  test('of other programs is read too', () => {
    const folder = tempFolder();
    writeFileSync(join(folder, 'a.md'), 'words '.repeat(100));
    execFileSync('zip', ['-q', 'b.zip', 'a.md'], { cwd: folder });
    const zip = new ZipReader(join(folder, 'b.zip'));
    expect(zip.read('a.md', 1e6)?.toString()).toBe('words '.repeat(100));
    zip.close();
  });

  test('does not take a file that is no longer as it was described', () => {
    const file = join(tempFolder(), 'film.mp4');
    writeFileSync(file, 'abc');
    const described = { file, size: 3, crc32: crc32('abc') };
    for (const now of ['abd', 'ab', 'abcd']) {
      writeFileSync(file, now);
      expect(() => zipOf([['film.mp4', described]])).toThrow(/changed while it was being read/);
    }
  });
});

describe('a hostile zip', () => {
  test.each(['../a.md', 'a/../../b', '/etc/passwd', 'C:\\a', 'a\\..\\b', './a', 'a\u0000b', ''])(
    'a name that leads out of its folder: %j',
    (name) => {
      expect(() => names(zipOf([[name, text('x')]]))).toThrow(/leads out of its folder/);
    },
  );

  test('the same name twice', () => {
    expect(() =>
      names(
        zipOf([
          ['a.md', text('one')],
          ['a.md', text('two')],
        ]),
      ),
    ).toThrow(/twice/);
  });

  test('an entry that unpacks to more than it says, or says more than anybody unpacks', () => {
    const path = zipOf([['a.md', text('x'.repeat(5000))]]);
    claim(path, 'unpacked', 100);
    const zip = new ZipReader(path);
    expect([zip.read('a.md', 1e9), zip.sha256('a.md')]).toEqual([null, null]);
    zip.close();
    claim(path, 'unpacked', 0x7fffffff);
    expect(() => names(path)).toThrow(/claims to unpack/);
  });

  test('a bomb takes no memory', () => {
    const packed = deflateRawSync(Buffer.alloc(64 * 1024 * 1024));
    const path = zipOf([['a.md', { bytes: Buffer.from(packed) }]]);
    claim(path, 'method', 8);
    claim(path, 'unpacked', 1000);
    const zip = new ZipReader(path);
    const before = process.memoryUsage().arrayBuffers;
    expect(zip.read('a.md', 1e9)).toBeNull();
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(8 * 1024 * 1024);
    zip.close();
  });

  test('too many entries, an unknown way of packing, a directory that is not where it says', () => {
    const path = zipOf([['a.md', text('x'.repeat(100))]]);
    claim(path, 'method', 12);
    expect(() => names(path)).toThrow(/mentor does not know/);
    const bytes = readFileSync(zipOf([['a.md', text('x')]]));
    const end = bytes.length - END.size;
    for (const [at, value] of [
      [end + END.start, 0xfffffff0],
      [end + END.length, 0xfffffff0],
    ] as const) {
      const wrong = Buffer.from(bytes);
      wrong.writeUInt32LE(value, at);
      writeFileSync(path, wrong);
      expect(() => names(path)).toThrow(/cannot be read/);
    }
    for (const field of [END.count, END.total]) bytes.writeUInt16LE(0xffff, end + field);
    writeFileSync(path, bytes);
    expect(() => names(path)).toThrow(/more than 20000/);
  });

  test.each(['b.md', 'A.md', 'a.mD', 'a.m\u0000'])('an entry that is called %j where its content lies', (local) => {
    const path = zipOf([['a.md', text('words')]]);
    const bytes = readFileSync(path);
    bytes.write(local, LOCAL.size, 'latin1');
    writeFileSync(path, bytes);
    expect(() => names(path)).toThrow(/"a\.md" is not where it says/);
  });

  test('cut off anywhere, or with any byte changed, it is refused or what changed is named', () => {
    const path = zipOf([
      ['a.md', text('some words')],
      ['b.md', text('x'.repeat(500))],
    ]);
    const whole = readFileSync(path);
    const content = ['some words', 'x'.repeat(500)];
    const readAll = (): (string | null)[] => {
      const zip = new ZipReader(path);
      const read = ['a.md', 'b.md'].map((name) => zip.read(name, 1e6)?.toString() ?? null);
      zip.close();
      return read;
    };
    for (let length = 0; length < whole.length; length += 1) {
      writeFileSync(path, whole);
      truncateSync(path, length);
      expect(readAll).toThrow(/zip cannot be read/);
    }
    for (let at = 0; at < whole.length; at += 1) {
      const changed = Buffer.from(whole);
      changed[at] = (changed[at] ?? 0) ^ 0xff;
      writeFileSync(path, changed);
      let read: (string | null)[] = [null, null];
      try {
        read = readAll();
      } catch (error) {
        expect(String(error)).toMatch(/zip cannot be read/);
      }
      for (const [index, words] of read.entries()) expect([null, content[index]]).toContain(words);
    }
  });
});
