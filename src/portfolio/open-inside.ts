import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readFileSync,
  readlinkSync,
  readSync,
  realpathSync,
} from 'node:fs';
import { relative, sep } from 'node:path';
import { attempt } from '../text/attempt.js';
import { leadsOut } from './paths.js';

/** Windows has neither; there a link is seen by what was opened. */
const NO_LINK = constants.O_NOFOLLOW ?? 0;
/** A pipe that nobody writes to would be waited for without end. */
const NO_WAIT = constants.O_NONBLOCK ?? 0;

/**
 * Opens a file that somebody named, be it a link. @param path absolute
 * @throws the system's error, or RangeError for what is no file: a folder, a pipe, a device
 */
export function openFile(path: string): number {
  return opened(path, constants.O_RDONLY | NO_WAIT, () => true);
}

/**
 * Opens a file inside a folder of somebody else's. What was opened is looked at, not what the path led to before or after: a link is
 * not followed, and nothing outside the folder is read, whatever is moved meanwhile.
 * @param root absolute, without links. @param path inside it, with `/`
 * @throws the system's error, or RangeError for what is no file of that folder
 */
export function openInside(root: string, path: string): number {
  const full = `${root}${sep}${path}`;
  return opened(full, constants.O_RDONLY | NO_WAIT | NO_LINK, (handle) => {
    const known = placeOf(handle);
    return known === null ? leadsInside(root, full, handle) : isInside(root, known);
  });
}

/** Whether what was opened is what a path leads to, inside the folder: where the system does not say of a handle where it lies. */
export function leadsInside(root: string, full: string, handle: number): boolean {
  const here = fstatSync(handle, { bigint: true });
  if (!isInside(root, realpathSync.native(full))) return false;
  const there = lstatSync(full, { bigint: true });
  // Looked at once more: what the path led to between two looks is not what was opened.
  return there.ino === here.ino && there.dev === here.dev && isInside(root, realpathSync.native(full));
}

/** Where what was opened lies, as Linux knows it of the handle itself; null where the system does not say. */
function placeOf(handle: number): string | null {
  return attempt(() => readlinkSync(`/proc/self/fd/${handle}`));
}

function isInside(root: string, path: string): boolean {
  return path.startsWith(`${root}${sep}`) || !leadsOut(relative(root, path));
}

function opened(path: string, flags: number, isAllowed: (handle: number) => boolean): number {
  const handle = openSync(path, flags);
  try {
    if (fstatSync(handle).isFile() && isAllowed(handle)) return handle;
  } catch (error) {
    closeSync(handle);
    throw error;
  }
  closeSync(handle);
  throw new RangeError(`${path} is no file of its folder`);
}

/**
 * The whole of a file that is open, if it is not larger than `most`.
 * @returns its bytes, or how large it is
 */
export function readBounded(handle: number, most: number): Buffer | number {
  const { size } = fstatSync(handle);
  if (size > most) return size;
  const bytes = Buffer.allocUnsafe(size + 1);
  let length = 0;
  let read: number;
  // More is asked for than there should be: where no more comes, that was all.
  do {
    read = readSync(handle, bytes, length, bytes.length - length, null);
    length += read;
  } while (read !== 0 && length !== size && length < bytes.length);
  // It grew while it was read: the rest is read as far as it may be.
  if (length <= size) return bytes.subarray(0, length);
  const rest = readFileSync(handle);
  return length + rest.length > most ? length + rest.length : Buffer.concat([bytes, rest]);
}

/** Gives a file that is open to an action, piece by piece. */
export function eachPiece(handle: number, action: (piece: Buffer) => void): void {
  const chunk = Buffer.alloc(CHUNK);
  for (let read = readSync(handle, chunk); read > 0; read = readSync(handle, chunk)) action(chunk.subarray(0, read));
}

const CHUNK = 1024 * 1024;

/** Something is done with what was opened, and it is closed. */
export function using<T>(handle: number, action: (handle: number) => T): T {
  try {
    return action(handle);
  } finally {
    closeSync(handle);
  }
}
