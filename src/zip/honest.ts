import { Refusal } from '../text/refusal.js';
import { unportable } from '../text/unportable.js';
import type { ZipRecord } from './directory.js';
import { LOCAL } from './format.js';

/** A zip with more files is neither read nor written. */
export const MOST_ENTRIES: number = 20_000;
/** A packed entry that claims more is not unpacked: our own never do, and memory is not given on a claim. */
export const LARGEST_PACKED: number = 64 * 1024 * 1024;

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
/** A name for Unicode programs, behind a version and a checksum; and sizes of 64 bits: some programs read them and others do not. */
const [UNICODE_NAME, LONG_SIZES] = [0x7075, 0x0001];
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
  const { name, flags, method, packed, size, extra } = record;
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
  assertPlainExtra(name, extra);
}

function assertKind({ name, attributes }: ZipRecord, isFolder: boolean): void {
  const kind = (attributes >>> 16) & KIND;
  const isDosFolder = (attributes & DOS_FOLDER) !== 0;
  if (kind !== 0 && kind !== (isFolder ? FOLDER : FILE)) throw badEntry(name, 'is a link, or not a file');
  if (isDosFolder && !isFolder) throw badEntry(name, 'is a folder to some programs');
}

function assertPlainExtra(name: string, extra: Buffer): void {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    const kind = extra.readUInt16LE(at);
    const isOther =
      kind === UNICODE_NAME && extra.toString('utf8', at + 9, at + 4 + extra.readUInt16LE(at + 2)) !== name;
    if (isOther || kind === LONG_SIZES) throw badEntry(name, 'has another name or size for some programs');
  }
}

/**
 * Holds what stands before an entry's content against the directory.
 * @throws Refusal that names the entry
 */
export function assertSame(
  { name, rawName, flags, method, crc, packed, size }: ZipRecord,
  { fixed, name: local, extra }: LocalHeader,
): void {
  const isBehind = (flags & DESCRIBED_BEHIND) !== 0;
  const number = (field: 'crc' | 'packed' | 'unpacked'): number => fixed.readUInt32LE(LOCAL[field]);
  const fits = (written: number, said: number): boolean => written === said || (isBehind && written === 0);
  const isSame =
    fixed.readUInt32LE(0) === LOCAL.signature &&
    local.equals(rawName) &&
    fixed.readUInt16LE(LOCAL.flags) === flags &&
    fixed.readUInt16LE(LOCAL.method) === method &&
    fits(number('crc'), crc) &&
    fits(number('packed'), packed) &&
    fits(number('unpacked'), size);
  if (!isSame) throw badEntry(name, 'is not where it says, or says something else there');
  assertPlainExtra(name, extra);
}

/** Bytes that may stand behind an entry's content. */
export function lengthsBehind({ flags }: ZipRecord): readonly number[] {
  return (flags & DESCRIBED_BEHIND) === 0 ? [0] : [12, 16];
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
