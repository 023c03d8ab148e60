import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  linkSync,
  lstatSync,
  mkdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';

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
 * Writes files that belong together: none takes its place before all are complete on disk.
 * @param files in the order in which they take their places, so first what another program most likely keeps open
 * @throws as `writeWhole`
 */
export function writeTogether(files: readonly { path: string; content: string | Uint8Array }[]): void {
  const staged: { path: string; temporary: string }[] = [];
  try {
    for (const { path, content } of files) staged.push({ path, temporary: stage(path, content) });
    for (const { path, temporary } of staged) naming(path, () => replace(path, temporary));
  } finally {
    for (const { temporary } of staged) rmSync(temporary, { force: true });
  }
}

function replace(path: string, temporary: string): void {
  const target = isLink(path) ? realpathSync(path) : path;
  const before = statSync(target, { throwIfNoEntry: false });
  if (before) chmodSync(temporary, before.mode);
  renameSync(temporary, target);
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
      if (code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'ENOSYS') throw error;
      return createUnlinked(path, content);
    }
  });
}

/** A memory stick knows no hard links: there a file is made in its place, and taken away again where it stays incomplete. */
function createUnlinked(path: string, content: string | Uint8Array): boolean {
  try {
    writeFileSync(path, content, { flag: 'wx', flush: true });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    rmSync(path, { force: true });
    throw error;
  }
}

function withWhole<T>(path: string, content: string | Uint8Array, use: (temporary: string) => T): T {
  const temporary = stage(path, content);
  try {
    return naming(path, () => use(temporary));
  } finally {
    rmSync(temporary, { force: true });
  }
}

/** @returns a new file beside the one that is meant, complete on disk */
function stage(path: string, content: string | Uint8Array): string {
  const temporary = join(dirname(path), `.${basename(path).slice(0, 100)}.${randomBytes(6).toString('hex')}.tmp`);
  return naming(path, () => {
    mkdirSync(dirname(path), { recursive: true });
    try {
      writeFileSync(temporary, content, { flag: 'wx', flush: true });
    } catch (error) {
      rmSync(temporary, { force: true });
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

function isLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
}
