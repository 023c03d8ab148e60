import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  appendFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { CENTRAL, END, LOCAL } from '../../src/zip/format.js';
import { ZipReader } from '../../src/zip/read.js';
import { type ZipContent, ZipWriter } from '../../src/zip/write.js';
import { mentor, tempFolder } from '../e2e/support.js';
import { putSignOff, unsignedPortfolio } from '../signing/support.js';

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
      expect(() => zipOf([['film.mp4', described]])).toThrow(/changes while it is read/);
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
    expect(() => names(path)).toThrow(/not known here/);
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
    bytes.writeUInt16LE(0xffff, end + END.total);
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

describe('a submission that means harm', () => {
  async function unpacked(): Promise<string> {
    const root = unsignedPortfolio();
    putSignOff(root);
    await mentor(['submit', root, '--no-pdf', '-q'], root);
    const folder = tempFolder();
    const zip = readdirSync(join(root, 'submissions/001')).find((name) => name.endsWith('.zip')) ?? '';
    execFileSync('unzip', ['-q', join(root, 'submissions/001', zip), '-d', folder]);
    return folder;
  }

  test('its manifest cannot have files elsewhere looked at, nor links followed', async () => {
    const folder = await unpacked();
    const outside = join(tempFolder(), 'secret.txt');
    writeFileSync(outside, 'SENTINEL');
    symlinkSync(outside, join(folder, 'portfolio/evidence/link.txt'));
    symlinkSync('/dev/zero', join(folder, 'endless'));
    const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
    manifest.files.push(
      { path: '../../etc/passwd', size: 1, sha256: 'a'.repeat(64) },
      { path: '/etc/passwd', size: 1, sha256: 'a'.repeat(64) },
    );
    writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
    const run = await mentor(['verify', folder, '--json'], folder);
    const { troubles } = JSON.parse(run.out).submissions[0];
    expect(troubles).toEqual([
      { file: '../../etc/passwd', what: 'went' },
      { file: '/etc/passwd', what: 'went' },
      { file: 'endless', what: 'came' },
    ]);
  });

  test.each([
    ['nothing', ''],
    ['no JSON', '{"version": 1,'],
    ['another version', '{"version": 2, "submission": "001", "date": "", "stages": [], "files": [], "snapshot": {}}'],
    ['prototype keys', '{"__proto__": {"version": 1}, "constructor": 1}'],
    [
      'lists that are none',
      '{"version": 1, "submission": "1", "date": "x", "stages": [], "files": {}, "snapshot": {"stages": 1, "comments": []}}',
    ],
  ])('a manifest of %s is refused', async (_, manifest) => {
    const folder = tempFolder();
    mkdirSync(join(folder, 'portfolio'));
    writeFileSync(join(folder, 'manifest.json'), manifest);
    expect(await mentor(['verify', folder], folder)).toMatchObject({
      code: 2,
      err: expect.stringContaining('no submission'),
    });
    expect(await mentor(['diff', folder, folder], folder)).toMatchObject({ code: 2 });
  });

  test('one that is deeply nested or long is refused or read, never a crash', async () => {
    const folder = tempFolder();
    mkdirSync(join(folder, 'portfolio'));
    writeFileSync(join(folder, 'manifest.json'), '['.repeat(200_000));
    expect((await mentor(['verify', folder], folder)).code).toBe(2);
    appendFileSync(join(folder, 'manifest.json'), ' '.repeat(33 * 1024 * 1024));
    expect((await mentor(['verify', folder], folder)).code).toBe(2);
  });
});
