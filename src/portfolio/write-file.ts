import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  fsyncSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  realpathSync,
  renameSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { attempt } from '../text/attempt.js';
import { alone } from './alone.js';

/**
 * Writes a file whole or not at all: what was there before stays until the new one is complete on disk.
 * Own code, because write-file-atomic 7 takes the short write of a full disk for a whole one.
 * @param path absolute; its folder is made where it is missing; a link stays, and the file that it names is replaced
 * @param ifStill asked when the new file is complete on disk: false leaves the old one where it is
 * @returns whether the file took its place
 * @throws the system's error, with `path` the file that was meant
 */
export function writeWhole(path: string, content: string | Uint8Array, ifStill: () => boolean = () => true): boolean {
  return withWhole(path, content, (temporary) => {
    if (!ifStill()) return false;
    replace(path, temporary);
    return true;
  });
}

/**
 * Writes a file of a cache, whole or not at all as long as the machine runs. Nothing waits for the disk: what a crash left
 * half written is told by its sum, and made again.
 * @throws as `writeWhole`
 */
export function writeKept(path: string, content: string | Uint8Array): void {
  withWhole(path, content, (temporary) => replace(path, temporary), false);
}

/**
 * Writes files that belong together: none takes its place before all are complete on disk.
 * @param files in the order in which they take their places, so first what another program most likely keeps open
 * @throws as `writeWhole`
 */
export function writeTogether(files: readonly { path: string; content: string | Uint8Array }[]): void {
  const staged: { path: string; temporary: string }[] = [];
  try {
    for (const { path, content } of files) staged.push({ path, temporary: stage(path, content, false) });
    for (const { path, temporary } of staged) naming(path, () => flush(temporary));
    for (const { path, temporary } of staged) naming(path, () => replace(path, temporary));
  } finally {
    for (const { temporary } of staged) discard(temporary);
  }
}

function replace(path: string, temporary: string): void {
  const target = lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ? realpathSync(path) : path;
  const before = statSync(target, { throwIfNoEntry: false });
  if (before) chmodSync(temporary, before.mode);
  insist(() => renameSync(temporary, target));
}

/** What disks say that know no links: exFAT, on memory sticks, takes the new name for a folder. */
const UNLINKABLE: ReadonlySet<string> = new Set(['EPERM', 'ENOTSUP', 'ENOSYS', 'EISDIR']);
/** What Windows says of a file that a virus scanner or OneDrive holds for a moment. */
const HELD: ReadonlySet<string> = new Set(['EPERM', 'EBUSY', 'EACCES']);
const MOST_TRIES = 10;
const PAUSE = 200;

/**
 * Does something to a file that another program may hold for a moment: ten tries in two seconds, where files can be held.
 * @throws what the last try throws
 */
export function insist<T>(
  action: () => T,
  canBeHeld: boolean = process.platform === 'win32',
  pause: number = PAUSE,
): T {
  for (let tries = 1; ; tries += 1) {
    try {
      return action();
    } catch (error) {
      if (!canBeHeld || tries === MOST_TRIES || !HELD.has((error as NodeJS.ErrnoException).code ?? '')) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pause);
    }
  }
}

/**
 * Creates a file, whole or not at all, unless its name is taken.
 * @returns false where a file of this name is there already; it is not changed
 */
export function createWhole(path: string, content: string | Uint8Array): boolean {
  return withWhole(path, content, (temporary) => {
    try {
      linkSync(temporary, path);
      return true;
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EEXIST') return false;
      if (!UNLINKABLE.has(code ?? '')) throw error;
      return renameUnlessThere(temporary, path);
    }
  });
}

/** A memory stick knows no hard links: there one program at a time looks whether a name is taken, and renames. */
function renameUnlessThere(temporary: string, path: string): boolean {
  return alone(join(realpathSync(dirname(path)), basename(path)), () => {
    if (lstatSync(path, { throwIfNoEntry: false })) return false;
    insist(() => renameSync(temporary, path));
    return true;
  });
}

function withWhole<T>(path: string, content: string | Uint8Array, use: (temporary: string) => T, isFlushed = true): T {
  const temporary = stage(path, content, isFlushed);
  try {
    return naming(path, () => use(temporary));
  } finally {
    discard(temporary);
  }
}

/** Where it took the place of another, there is none any more. */
function discard(temporary: string): void {
  attempt(() => unlinkSync(temporary));
}

/** Sees that a file is on disk. Many that were written before are so together: each by itself takes ten times as long. */
function flush(path: string): void {
  const file = openSync(path, 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Characters of a name in that of the file beside it: a disk takes 255 bytes, and a character may have three. */
const LONGEST = 60;

/** @returns a new file beside the one that is meant, on the same disk; complete there unless that is seen to later */
function stage(path: string, content: string | Uint8Array, isFlushed = true): string {
  return naming(path, () => {
    const target = attempt(() => realpathSync(path)) ?? path;
    const folder = dirname(target);
    const temporary = join(folder, `.${basename(target).slice(0, LONGEST)}.${randomBytes(6).toString('hex')}.tmp`);
    mkdirSync(folder, { recursive: true });
    try {
      writeFileSync(temporary, content, { flag: 'wx', flush: isFlushed });
    } catch (error) {
      discard(temporary);
      throw error;
    }
    return temporary;
  });
}

/** What goes wrong names the file that was meant. */
function naming<T>(path: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw Object.assign(error as Error, { path });
  }
}
