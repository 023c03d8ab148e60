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
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';

/**
 * Writes a file whole or not at all: what was there before stays until the new one is complete on disk.
 * Own code, because write-file-atomic 7 takes the short write of a full disk for a whole one.
 * @param path absolute; its folder is made where it is missing; a link stays, and the file that it names is replaced
 * @throws the system's error, with `path` the file that was meant
 */
export function writeWhole(path: string, content: string | Uint8Array): void {
  withWhole(path, content, (temporary) => {
    const target = isLink(path) ? realpathSync(path) : path;
    const before = statSync(target, { throwIfNoEntry: false });
    if (before) chmodSync(temporary, before.mode);
    renameSync(temporary, target);
  });
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
  const temporary = join(dirname(path), `.${basename(path).slice(0, 100)}.${randomBytes(6).toString('hex')}.tmp`);
  try {
    mkdirSync(dirname(path), { recursive: true });
    const file = openSync(temporary, 'wx');
    try {
      writeFileSync(file, content);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    return use(temporary);
  } catch (error) {
    throw Object.assign(error as Error, { path });
  } finally {
    rmSync(temporary, { force: true });
  }
}

function isLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
}
