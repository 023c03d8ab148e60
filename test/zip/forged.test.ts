import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CENTRAL, END, LOCAL } from '../../src/zip/format.js';
import { pack } from '../../src/zip/in-memory.js';
import { ZipReader } from '../../src/zip/read.js';
import { tempFolder } from '../support/folder.js';

const WORDS = 'some words '.repeat(20);
const zipOf = (...names: string[]): Buffer =>
  pack(names.map((name) => ({ name, bytes: Buffer.from(name.endsWith('/') ? '' : WORDS), isPacked: true })));

function said(zip: Buffer): string {
  const path = join(tempFolder(), 'a.zip');
  writeFileSync(path, zip);
  try {
    const reader = new ZipReader(path);
    const read = reader.names.map((name) => `${name} ${reader.read(name, 1e6) === null ? 'damaged' : 'read'}`);
    reader.close();
    return read.join(', ');
  } catch (error) {
    return String(error);
  }
}

/** Where the first record of the directory begins. */
const central = (zip: Buffer): number => zip.indexOf(Buffer.from('PK\x01\x02', 'latin1'));
const end = (zip: Buffer): number => zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
const add = (zip: Buffer, at: number, field: number, width: 2 | 4): Buffer => {
  const now = zip.readUIntLE(at, width);
  zip.writeUIntLE((now + field) >>> 0, at, width);
  return zip;
};
const set16 = (zip: Buffer, at: number, value: number): Buffer => {
  zip.writeUInt16LE(value, at);
  return zip;
};
const set32 = (zip: Buffer, at: number, value: number): Buffer => {
  zip.writeUInt32LE(value, at);
  return zip;
};
/** Puts bytes into a zip and moves what its end says of the directory. */
const insert = (zip: Buffer, at: number, bytes: Buffer): Buffer => {
  const made = Buffer.concat([zip.subarray(0, at), bytes, zip.subarray(at)]);
  if (at <= central(zip)) add(made, end(made) + END.start, bytes.length, 4);
  else if (at <= end(zip)) add(made, end(made) + END.length, bytes.length, 4);
  return made;
};
const unicodePath = (name: string): Buffer => {
  const field = Buffer.alloc(9 + name.length);
  field.writeUInt16LE(0x7075, 0);
  field.writeUInt16LE(5 + name.length, 2);
  field.write(name, 9);
  return field;
};
const withCentralExtra = (zip: Buffer, extra: Buffer): Buffer => {
  const at = central(zip) + CENTRAL.size + zip.readUInt16LE(central(zip) + CENTRAL.nameLength);
  const made = insert(zip, at, extra);
  return set16(made, central(made) + CENTRAL.extraLength, extra.length);
};
const withLocalExtra = (zip: Buffer, extra: Buffer): Buffer => {
  const made = insert(zip, LOCAL.size + zip.readUInt16LE(LOCAL.nameLength), extra);
  return set16(made, LOCAL.extraLength, extra.length);
};

/** Adds to a field of the first entry, in both of its records. */
const inBoth = (zip: Buffer, field: 'flags' | 'packed' | 'unpacked', width: 2 | 4, more: number): Buffer =>
  add(add(zip, LOCAL[field], more, width), central(zip) + CENTRAL[field], more, width);
const folderOf = (bytes: Buffer, isPacked: boolean): Buffer => pack([{ name: 'a/', bytes, isPacked }]);
/** Checksum and sizes stand behind the content. @param isSigned with a signature of their own */
const streamed = (isSigned: boolean): Buffer => {
  const zip = one();
  const sums = zip.subarray(LOCAL.crc, LOCAL.crc + 12);
  const behind = Buffer.concat([Buffer.from(isSigned ? 'PK\x07\x08' : '', 'latin1'), sums]);
  const made = inBoth(insert(zip, central(zip), behind), 'flags', 2, 8);
  return made.fill(0, LOCAL.crc, LOCAL.crc + 12);
};

type Forgery = readonly [what: string, zip: () => Buffer, expected: RegExp];
const one = (): Buffer => zipOf('a.md');

const FORGERIES: readonly Forgery[] = [
  [
    'a local name',
    () => {
      const zip = one();
      zip.write('b', LOCAL.size);
      return zip;
    },
    /"a\.md" is not where it says/,
  ],
  ['a local name that is shorter', () => set16(one(), LOCAL.nameLength, 3), /"a\.md" is not where it says|not name/],
  ['a local way of packing', () => set16(one(), LOCAL.method, 8), /"a\.md" is not where it says/],
  ['a local size', () => set32(one(), LOCAL.unpacked, 7), /says something else there/],
  ['a local packed size', () => set32(one(), LOCAL.packed, 7), /says something else there/],
  ['a local checksum', () => set32(one(), LOCAL.crc, 7), /says something else there/],
  ['local flags', () => set16(one(), LOCAL.flags, 0), /says something else there/],
  ['no local header', () => set32(one(), 0, 0x04034b51), /is not where it says/],
  [
    'encrypted',
    () => {
      const zip = one();
      add(zip, LOCAL.flags, 1, 2);
      return add(zip, central(zip) + CENTRAL.flags, 1, 2);
    },
    /"a\.md" is encrypted/,
  ],
  [
    'strongly encrypted',
    () => {
      const zip = one();
      return add(zip, central(zip) + CENTRAL.flags, 0x40, 2);
    },
    /is encrypted/,
  ],
  [
    'names masked',
    () => {
      const zip = one();
      return add(zip, central(zip) + CENTRAL.flags, 0x2000, 2);
    },
    /is encrypted/,
  ],
  [
    'a symbolic link',
    () => {
      const zip = one();
      return set32(zip, central(zip) + CENTRAL.attributes, 0o120777 * 0x10000);
    },
    /"a\.md" is a link/,
  ],
  [
    'a pipe',
    () => {
      const zip = one();
      return set32(zip, central(zip) + CENTRAL.attributes, 0o010644 * 0x10000);
    },
    /is a link, or not a file/,
  ],
  [
    'a device',
    () => {
      const zip = one();
      return set32(zip, central(zip) + CENTRAL.attributes, 0o020644 * 0x10000);
    },
    /is a link, or not a file/,
  ],
  [
    'a file that says it is a folder',
    () => {
      const zip = one();
      return set32(zip, central(zip) + CENTRAL.attributes, 0o040755 * 0x10000);
    },
    /is a link, or not a file/,
  ],
  [
    'a file that DOS takes for a folder',
    () => {
      const zip = one();
      return add(zip, central(zip) + CENTRAL.attributes, 0x10, 4);
    },
    /is a folder to some programs/,
  ],
  [
    'another name in Unicode',
    () => withCentralExtra(one(), unicodePath('b.md')),
    /has another name or size for some programs/,
  ],
  [
    'the same before its content',
    () => withLocalExtra(one(), unicodePath('b.md')),
    /has another name or size for some programs/,
  ],
  [
    'sizes of 64 bits',
    () => withCentralExtra(one(), Buffer.from([1, 0, 8, 0, 1, 0, 0, 0, 0, 0, 0, 0])),
    /has another name or size/,
  ],
  [
    'a folder with content',
    () => pack([{ name: 'a/', bytes: Buffer.from(WORDS), isPacked: true }]),
    /"a\/" is a folder with content/,
  ],
  [
    'a file before the first',
    () => insert(zipOf('a.md'), 0, Buffer.from('hidden')),
    /is not where it says|does not name/,
  ],
  [
    'a file that only its local header names',
    () => {
      const zip = zipOf('a.md');
      return insert(zip, central(zip), zipOf('b.md').subarray(0, central(zipOf('b.md'))));
    },
    /does not name/,
  ],
  [
    'a directory that counts less',
    () => {
      const zip = zipOf('a.md', 'b.md');
      set16(zip, end(zip) + END.total, 1);
      return set16(zip, end(zip) + END.count, 1);
    },
    /holds more than it says/,
  ],
  [
    'two entries on one content',
    () => {
      const zip = zipOf('a.md', 'a.mb');
      const second = zip.lastIndexOf(Buffer.from('PK\x01\x02', 'latin1'));
      return set32(zip, second + CENTRAL.offset, 0);
    },
    /does not name|not where it says/,
  ],
  ['something behind its end', () => Buffer.concat([one(), Buffer.from('more')]), /directory is not where it says/],
  [
    'a second end in its comment',
    () => {
      const zip = one();
      const tail = Buffer.alloc(END.size);
      tail.writeUInt32LE(END.signature);
      set16(zip, end(zip) + 20, END.size);
      return Buffer.concat([zip, tail]);
    },
    /is not where it says/,
  ],
  [
    'a directory that is longer than there is',
    () => {
      const zip = one();
      return add(zip, end(zip) + END.length, 4, 4);
    },
    /cannot be read/,
  ],
  ['a stored content of two sizes', () => inBoth(one(), 'unpacked', 4, 1), /"a\.md" has two sizes/],
  ['a patch', () => inBoth(one(), 'flags', 2, 0x20), /is encrypted/],
  ['a folder of one stored byte', () => folderOf(Buffer.from('x'), true), /"a\/" is a folder with content/],
  [
    'a folder with something packed that is nothing',
    () => inBoth(pack([{ name: 'a/', bytes: Buffer.from('x'), isPacked: false }]), 'unpacked', 4, -1),
    /"a\/" is a folder with content/,
  ],
  [
    'something between its files',
    () => {
      const zip = zipOf('a.md', 'b.md');
      const made = insert(zip, zip.lastIndexOf(Buffer.from('PK\x03\x04', 'latin1')), Buffer.from('hidden'));
      return add(made, made.lastIndexOf(Buffer.from('PK\x01\x02', 'latin1')) + CENTRAL.offset, 6, 4);
    },
    /does not name/,
  ],
  [
    'a content that leads beyond its end',
    () => {
      const zip = zipOf('a.md', 'b.md');
      const second = zip.lastIndexOf(Buffer.from('PK\x01\x02', 'latin1'));
      for (const field of ['packed', 'unpacked'] as const) inBoth(zip, field, 4, 10_000);
      return add(zip, second + CENTRAL.offset, 10_000, 4);
    },
    /it ends too early/,
  ],
  ['no checksum before its content, and none behind it', () => set32(one(), LOCAL.crc, 0), /says something else there/],
  [
    'a size behind its content, and another before it',
    () => inBoth(set32(streamed(true), LOCAL.unpacked, 7), 'flags', 2, 0),
    /says something else there/,
  ],
  ['a directory with another record', () => set32(one(), central(one()), 0x02014b51), /its directory is damaged/],
  ['twins in capitals', () => zipOf('a.md', 'A.md'), /holds "A\.md" twice/],
  ['twins by their accents', () => zipOf('\u00e9.md', 'e\u0301.md'), /twice/],
  ['a device', () => zipOf('portfolio/CON.md'), /"portfolio\/CON\.md"/],
  ['a stream', () => zipOf('portfolio/a.md:ads'), /"portfolio\/a\.md:ads"/],
  ['a name that ends in a dot', () => zipOf('a.'), /ends in a dot/],
  ['a name that leads out', () => zipOf('../a.md'), /leads out of its folder/],
  ['a drive', () => zipOf('c:/a.md'), /leads out of its folder/],
  ['a name with nothing between', () => zipOf('a//b.md'), /leads out of its folder/],
  [
    'a content that is another',
    () => {
      const zip = one();
      zip[LOCAL.size + 6] = 0;
      return zip;
    },
    /^a\.md damaged$/,
  ],
];

describe('a forged zip', () => {
  test.each(FORGERIES)('%s', (_, zip, expected) => {
    expect(said(zip())).toMatch(expected);
  });

  test('one that is not forged is read', () => {
    expect(said(zipOf('a/b.md', 'c.md'))).toBe('a/b.md read, c.md read');
    expect(said(withCentralExtra(one(), Buffer.from([0x55, 0x54, 1, 0, 0])))).toBe('a.md read');
    expect(said(withLocalExtra(one(), Buffer.from([0x55, 0x54, 1, 0, 0])))).toBe('a.md read');
    const folder = folderOf(Buffer.alloc(0), false);
    expect(said(set32(folder, central(folder) + CENTRAL.attributes, 0))).toBe('');
    for (const isSigned of [false, true]) expect(said(streamed(isSigned))).toBe('a.md read');
    for (const attributes of [0, 0x01, 0x20])
      expect(said(set32(one(), central(one()) + CENTRAL.attributes, attributes))).toBe('a.md read');
    const noted = insert(one(), end(one()), Buffer.from('note'));
    expect(said(set16(noted, central(noted) + 32, 4))).toBe('a.md read');
    const comment = Buffer.alloc(0xffff, 'PK');
    expect(said(Buffer.concat([set16(one(), end(one()) + END.comment, 0xffff), comment]))).toBe('a.md read');
  });

  test('its directory may name them in another order', () => {
    const zip = zipOf('a.md', 'b.md', 'c.md');
    const [from, to] = [central(zip), end(zip)];
    const length = (to - from) / 3;
    const records = [0, 1, 2].map((index) => zip.subarray(from + index * length, from + (index + 1) * length));
    for (const order of [
      [2, 1, 0],
      [1, 2, 0],
    ]) {
      const parts = order.map((index) => records[index] ?? Buffer.alloc(0));
      const names = order.map((index) => `${'abc'[index]}.md read`);
      expect(said(Buffer.concat([zip.subarray(0, from), ...parts, zip.subarray(to)]))).toBe(names.join(', '));
    }
  });

  test('what unpacks to two gigabytes more than it holds is read, and no byte more', () => {
    const bytes = Buffer.from('x'.repeat(100));
    const names = Array.from({ length: 33 }, (_, index) => `${index}.md`);
    const zip = pack([...names, 'own.pdf'].map((name) => ({ name, bytes, isPacked: name === 'own.pdf' })));
    const starts = (signature: string): number[] =>
      [...zip.toString('latin1').matchAll(new RegExp(signature, 'g'))].map(({ index }) => index);
    const [locals, centrals] = [starts('PK\x03\x04'), starts('PK\x01\x02')];
    const packed = zip.readUInt32LE(LOCAL.packed);
    const claim = (index: number, size: number): void => {
      set32(zip, (locals[index] ?? 0) + LOCAL.unpacked, size);
      set32(zip, (centrals[index] ?? 0) + CENTRAL.unpacked, size);
    };
    for (let index = 0; index < 32; index += 1) claim(index, 64 * 2 ** 20);
    claim(32, 33 * packed);
    expect(said(zip)).toMatch(/own\.pdf read$/);
    claim(32, 33 * packed + 1);
    expect(said(zip)).toMatch(/more than 2 GB beyond what it holds/);
    claim(0, 64 * 2 ** 20 + 1);
    expect(said(zip)).toMatch(/claims to unpack to 68 MB/);
  });

  /** As Windows writes it: made on NTFS, in its old alphabet, with backslashes between folders. */
  const ofWindows = (bytes: Buffer, madeBy: number): Buffer => {
    const zip = zipOf('?'.repeat(bytes.length));
    for (const [at, flags] of [
      [LOCAL.size, LOCAL.flags],
      [central(zip) + CENTRAL.size, central(zip) + CENTRAL.flags],
    ] as const) {
      bytes.copy(zip, at);
      set16(zip, flags, 0);
    }
    return set16(zip, central(zip) + CENTRAL.madeBy, madeBy);
  };

  test('names of Windows are read as they were typed', () => {
    const name = Buffer.from('in\\caf\x82 \xd6.md', 'latin1');
    for (const system of [0, 10, 14]) expect(said(ofWindows(name, (system << 8) | 20))).toBe('in/café Í.md read');
    expect(said(ofWindows(name, (3 << 8) | 20))).toContain('leads out of its folder');
    expect(said(ofWindows(Buffer.from('in\\..\\..\\a.md'), 20))).toContain('leads out of its folder');
    const named = withLocalExtra(withCentralExtra(one(), unicodePath('a.md')), unicodePath('a.md'));
    expect(said(named)).toBe('a.md read');
  });

  test('one that was cut off, and what is none', () => {
    expect(said(zipOf('a.md', 'b.md').subarray(0, 90))).toContain('its end is missing');
    expect(said(zipOf('a.md').subarray(0, LOCAL.size))).toContain('its end is missing');
    for (const bytes of [Buffer.from(`%PDF-1.7 ${WORDS}`), zipOf('a.md').subarray(0, LOCAL.size - 1)])
      expect(said(bytes)).toContain('it is no zip');
  });

  test('one of another program is read, with folders, and written to a pipe', () => {
    const folder = tempFolder();
    mkdirSync(join(folder, 'in'));
    for (const name of ['a.md', 'in/b.md']) writeFileSync(join(folder, name), WORDS);
    const made = (...args: string[]): Buffer => execFileSync('zip', ['-q', ...args], { cwd: folder });
    made('-r', 'whole.zip', 'a.md', 'in');
    expect(said(readFileSync(join(folder, 'whole.zip')))).toBe('a.md read, in/b.md read');
    expect(said(made('-r', '-', 'a.md', 'in'))).toBe('a.md read, in/b.md read');
  });
});
