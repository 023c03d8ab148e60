import { type Dirent, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { basename } from 'node:path/posix';
import { isBeyondPage } from '../document/beyond-page.js';
import type { DocumentModel } from '../document/model.js';
import { runsWhereOpened } from '../evidence/kinds.js';
import { writeWhole } from '../portfolio/write-file.js';
import { attempt } from '../text/attempt.js';
import { Refusal } from '../text/refusal.js';

/** A file that is put beside the page. */
export interface FileBeside {
  /** The evidence's id in the document. */
  id: string;
  /** In the portfolio. */
  path: string;
  name: string;
}

/** The folder beside the page. */
export const BESIDE = 'evidence';

const LONGEST = 80;
const OURS = /^E\d{2,}-/;

/** Which evidence goes beside the page: what the page itself does not show, each under a name that any disk takes. */
export function filesBeside({ evidence }: DocumentModel): FileBeside[] {
  return evidence.flatMap((item) => {
    const { id, label, file } = item;
    if (file === null || !isBeyondPage(item) || runsWhereOpened(file)) return [];
    return [{ id, path: file, name: `${label}-${plain(basename(file))}` }];
  });
}

/** @returns by the evidence's id, the address of its file as the page links it */
export function addressesBeside(files: readonly FileBeside[]): Map<string, string> {
  return new Map(files.map(({ id, name }) => [id, `${BESIDE}/${encodeURIComponent(name)}`]));
}

/**
 * Writes the files, each whole or not at all, and takes away those of an earlier run that no page links any more.
 * @param place gives the path on disk of a file in the folder beside the page
 * @returns those that could not be read
 */
export function writeBeside(
  files: readonly FileBeside[],
  readFile: (path: string) => Uint8Array | null,
  place: (name: string) => string,
  signal: AbortSignal,
): FileBeside[] {
  const unread: FileBeside[] = [];
  for (const file of files) {
    signal.throwIfAborted();
    const bytes = readFile(file.path);
    if (bytes) writeWhole(place(file.name), bytes);
    else unread.push(file);
  }
  const names = new Set(files.map(({ name }) => name));
  const folder = join(place('x'), '..');
  const there = attempt(() => readdirSync(folder, { withFileTypes: true })) ?? [];
  const isOld = (entry: Dirent): boolean => entry.isFile() && OURS.test(entry.name) && !names.has(entry.name);
  for (const { name } of there.filter(isOld)) rmSync(join(folder, name));
  return unread;
}

/**
 * @param folder where the files would go, as a path in the portfolio; null outside of it
 * @throws Refusal where the portfolio keeps its own files there
 */
export function assertFree(folder: string | null, own: Iterable<string>): void {
  if (folder === null || ![...own].some((path) => path.startsWith(`${folder}/`))) return;
  const message = `Unexpected files of the portfolio in ${folder}, expected a folder for output only.`;
  throw new Refusal('OwnFolder', message, 'Name another folder with --out; without it, everything is written to dist.');
}

function plain(name: string): string {
  const dot = name.lastIndexOf('.');
  const [stem, ending] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
  const cleaned = (text: string): string => text.normalize('NFC').replace(/[^\p{L}\p{N}._-]+/gu, '-');
  return `${cleaned(stem).slice(0, LONGEST)}${cleaned(ending).slice(0, 10)}`;
}
