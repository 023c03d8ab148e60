import { existsSync, mkdirSync, rmdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createWhole } from '../portfolio/write-file.js';

/** A file to be: its path below the folder, with `/`, and its text. */
export interface NewFile {
  path: string;
  text: string;
}

/** What came of it: paths of files made, and of files that were there and stay as they were. */
export interface WrittenFiles {
  created: string[];
  kept: string[];
}

/**
 * Writes files that are not there yet, and never over one that is. If one cannot be written, those written before it
 * are taken away again and the error goes on, so that there is either all of it or nothing.
 * @param root the folder, absolute; made where it does not exist
 * @param folders folders to make even where no file lies in them
 * @param files in the order in which they are written
 * @param signal aborted by Ctrl-C
 */
export function writeNewFiles(
  root: string,
  folders: readonly string[],
  files: readonly NewFile[],
  signal: AbortSignal,
): WrittenFiles {
  const undo: (() => void)[] = [];
  const result: WrittenFiles = { created: [], kept: [] };
  try {
    for (const folder of ['', ...folders]) makeFolder(join(root, folder), undo);
    for (const { path, text } of files) {
      signal.throwIfAborted();
      const target = join(root, path);
      makeFolder(dirname(target), undo);
      (writeUnlessThere(target, text, undo) ? result.created : result.kept).push(path);
    }
    return result;
  } catch (error) {
    for (const step of undo.reverse()) attempt(step);
    throw error;
  }
}

function makeFolder(folder: string, undo: (() => void)[]): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder), undo);
  mkdirSync(folder, { recursive: true });
  undo.push(() => rmdirSync(folder));
}

function writeUnlessThere(target: string, text: string, undo: (() => void)[]): boolean {
  const created = createWhole(target, text);
  if (created) undo.push(() => rmSync(target, { force: true }));
  return created;
}

/** What cannot be undone must not hide why it had to be. */
function attempt(step: () => void): void {
  try {
    step();
  } catch {
    return;
  }
}
