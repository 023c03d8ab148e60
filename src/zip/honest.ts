import { Refusal } from '../text/refusal.js';
import { unportable } from '../text/unportable.js';
import type { ZipRecord } from './directory.js';
import { LOCAL } from './format.js';
import { extraFields, longNumbers } from './zip64.js';

/** A zip with more files is neither read nor written. */
export const MOST_ENTRIES: number = 20_000;
/** A packed entry that claims more is not unpacked: our own never do, and memory is not given on a claim. */
export const LARGEST_PACKED: number = 64 * 1024 * 1024;
/** Where the directory of a zip may begin: 32 bits say no more, and what is handed in is no larger. */
export const LARGEST_ZIP = 0xffffffff;

/** The local header of an entry: its fixed part, and the name and extra fields behind it. */
export interface LocalHeader {
  fixed: Buffer;
  name: Buffer;
  extra: Buffer;
}

/** Bits of the flags: encrypted, patched, strongly encrypted, names masked. */
const UNREADABLE_FLAGS = 0x1 | 0x20 | 0x40 | 0x2000;
/** Sizes and checksum stand behind the content, and may be left out before it. */
const DESCRIBED_BEHIND = 0x8;
const DESCRIPTOR = 0x08074b50;
/** A name for Unicode programs, behind a version and a checksum: some read it and others do not. */
const UNICODE_NAME = 0x7075;
/** Kinds of files that Unix knows, in the upper half of the attributes. */
const KIND = 0o170000;
const [FILE, FOLDER] = [0o100000, 0o040000];
const DOS_FOLDER = 0x10;

/**
 * Nothing is ever unpacked to disk here, but somebody else will do so with the same file: what one program would read as this and
 * another as that is refused.
 * @throws Refusal that names the entry
 */
export function assertHonest(record: ZipRecord): void {
  const { name, flags, method, packed, size, extra, isPlain } = record;
  const isFolder = name.endsWith('/');
  const why = unportable(isFolder ? name.slice(0, -1) : name);
  if (why !== null) throw badZip(`it holds a name that ${why}: ${JSON.stringify(name)}`);
  if ((flags & UNREADABLE_FLAGS) !== 0) throw badEntry(name, 'is encrypted');
  if (isFolder && (size > 0 || packed > 2)) throw badEntry(name, 'is a folder with content');
  if (method !== 0 && method !== 8) throw badEntry(name, 'is packed in a way that mentor does not know');
  if (method === 0 && packed !== size) throw badEntry(name, 'has two sizes');
  if (method === 8 && size > LARGEST_PACKED)
    throw badEntry(name, `claims to unpack to ${Math.ceil(size / 1e6)} MB, which is more than is unpacked here`);
  assertKind(record, isFolder);
  assertPlainExtra(name, extra, isPlain);
}

function assertKind({ name, attributes }: ZipRecord, isFolder: boolean): void {
  const kind = (attributes >>> 16) & KIND;
  const isDosFolder = (attributes & DOS_FOLDER) !== 0;
  if (kind !== 0 && kind !== (isFolder ? FOLDER : FILE)) throw badEntry(name, 'is a link, or not a file');
  if (isDosFolder && !isFolder) throw badEntry(name, 'is a folder to some programs');
}

function assertPlainExtra(name: string, extra: Buffer, isPlain: boolean): void {
  const isOther = ({ kind, data }: { kind: number; data: Buffer }): boolean =>
    kind === UNICODE_NAME && data.toString('utf8', 5) !== name;
  if (!isPlain || extraFields(extra).some(isOther)) throw badEntry(name, 'has another name or size for some programs');
}

/**
 * Holds what stands before an entry's content against the directory.
 * @throws Refusal that names the entry
 */
export function assertSame(
  { name, rawName, flags, method, crc, packed, size, offset }: ZipRecord,
  { fixed, name: local, extra }: LocalHeader,
): void {
  const isBehind = (flags & DESCRIBED_BEHIND) !== 0;
  const number = (field: 'crc' | 'packed' | 'unpacked'): number => fixed.readUInt32LE(LOCAL[field]);
  const { numbers, isPlain } = longNumbers([number('unpacked'), number('packed'), offset], extra);
  const fits = (written: number, said: number): boolean => written === said || (isBehind && written === 0);
  const isSame =
    fixed.readUInt32LE(0) === LOCAL.signature &&
    local.equals(rawName) &&
    fixed.readUInt16LE(LOCAL.flags) === flags &&
    fixed.readUInt16LE(LOCAL.method) === method &&
    fits(number('crc'), crc) &&
    fits(numbers[0], size) &&
    fits(numbers[1], packed);
  if (!isSame) throw badEntry(name, 'is not where it says, or says something else there');
  assertPlainExtra(name, extra, isPlain);
}

/** What may stand behind an entry's content (APPNOTE 4.3.9): checksum and sizes, of 32 or 64 bits, signed or not. */
export function formsBehind({ flags, crc, packed, size }: ZipRecord): readonly Buffer[] {
  if ((flags & DESCRIBED_BEHIND) === 0) return [Buffer.alloc(0)];
  return [4, 8].flatMap((width) => {
    const form = Buffer.alloc(8 + 2 * width);
    for (const [at, value] of [DESCRIPTOR, crc, packed].entries()) form.writeUInt32LE(value, 4 * at);
    form.writeUInt32LE(size, 8 + width);
    return [form, form.subarray(4)];
  });
}

/** A zip that lacks its end, which is where its directory stands. */
export const CUT_OFF = 'its end is missing, so it was probably cut off while it was copied or downloaded';

function badEntry(name: string, why: string): Refusal {
  return badZip(`${JSON.stringify(name)} ${why}`);
}

export function badZip(why: string): Refusal {
  return new Refusal(
    'BadZip',
    `The zip cannot be read: ${why}.`,
    'Ask for it again, as it was made by `mentor submit`.',
  );
}
