import { randomBytes } from 'node:crypto';
import { copyFileSync, linkSync, mkdirSync, readdirSync, realpathSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readFolder } from '../../portfolio/index.js';
import { openInside } from '../../portfolio/open-inside.js';
import { isPeoplePath } from '../../portfolio/people.js';
import { MANIFEST } from '../../portfolio/submissions.js';
import { isSubmission, openSubmission } from '../../submission/index.js';
import { readSourceFile } from '../../submission/source-file.js';
import { attempt } from '../../text/attempt.js';
import { type ZipContent, ZipWriter } from '../../zip/write.js';
import { unwrap } from './arrived.js';

/** Something on its way in: a copy, whole, that nobody sees yet. */
export interface Staged {
  /** Absolute. */
  path: string;
  /** Gives it its number. @returns the path in the cohort's folder */
  place: (id: string, last: number) => string;
  /** Always call it. */
  remove: () => void;
}

/** Copies a zip, or packs a folder, beside where it will lie. @param from absolute */
export function stage(root: string, from: string): Staged {
  const folder = join(root, 'received');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `.${randomBytes(6).toString('hex')}.tmp`);
  const remove = (): void => rmSync(path, { force: true });
  try {
    if (statSync(from).isFile()) copyFileSync(from, path);
    else packFolder(from, path);
    unwrap(path);
  } catch (error) {
    remove();
    throw error;
  }
  return { path, remove, place: (id, last) => placeNext(root, path, id, last) };
}

/** Never over what is there: of two people who receive at once each gets a number. */
function placeNext(root: string, staged: string, id: string, last: number): string {
  mkdirSync(join(root, 'received', id), { recursive: true });
  for (let number = last + 1; ; number += 1) {
    const path = `received/${id}/${String(number).padStart(3, '0')}.zip`;
    if (moveNew(staged, join(root, path))) return path;
  }
}

function moveNew(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return false;
    if (code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'ENOSYS') throw error;
    if (statSync(to, { throwIfNoEntry: false })) return false;
    renameSync(from, to);
    return true;
  }
}

/** The same folder gives the same bytes. Real names that were meant to stay at home are not taken in. */
function packFolder(from: string, to: string): void {
  const whole = wholeZip(from);
  if (whole !== null) {
    copyFileSync(whole, to);
    return;
  }
  const zip = new ZipWriter(to);
  try {
    for (const [name, content] of contentsOf(from)) zip.add(name, content);
    zip.finish();
  } finally {
    zip.close();
  }
}

/** A folder of submissions/ in which nothing was changed is no more than its zip. */
function wholeZip(folder: string): string | null {
  const name = readdirSync(folder).find((one) => /\.zip$/i.test(one));
  if (name === undefined || !isSubmission(folder)) return null;
  const open = attempt(() => openSubmission(folder));
  open?.close();
  return open?.submission.troubles.length === 0 ? join(folder, name) : null;
}

function contentsOf(folder: string): [name: string, content: ZipContent][] {
  const listed = readFolder(folder).files.filter(({ path, outside }) => !outside && !isPrivate(path));
  const paths = listed.map(({ path }) => path).sort();
  // The manifest goes first, as `mentor submit` puts it.
  const ordered = [...paths.filter((path) => path === MANIFEST), ...paths.filter((path) => path !== MANIFEST)];
  const root = realpathSync(folder);
  return ordered.map((path) => [path, readSourceFile(path, join(root, path), () => openInside(root, path)).content]);
}

const isPrivate = (path: string): boolean => isPeoplePath(path) || isPeoplePath(path.slice(path.lastIndexOf('/') + 1));
