import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { attempt } from '../text/attempt.js';
import { eachPiece, openFile, openInside, readBounded, using } from './open-inside.js';
import { CHECKSUMS, isSubmissionFolder, judgeSubmission, MANIFEST, type Submission } from './submissions.js';

/** A larger manifest is none. */
export const LARGEST_MANIFEST: number = 32 * 1024 * 1024;

/**
 * Looks at what was handed in from a portfolio.
 * @param root the portfolio, absolute
 * @param thorough every byte is hashed; else only files that changed on disk after their checksums were written
 */
export function readSubmissions(root: string, thorough: boolean): Submission[] {
  const folder = join(root, 'submissions');
  if (!lstatSync(folder, { throwIfNoEntry: false })?.isDirectory()) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && isSubmissionFolder(entry.name))
    .map(({ name }) => ({ ...readSubmission(join(folder, name), thorough), folder: `submissions/${name}` }))
    .sort((a, b) => Number(a.folder.slice(12)) - Number(b.folder.slice(12)));
}

/** @param folder absolute */
export function readSubmission(folder: string, thorough: boolean): Omit<Submission, 'folder'> {
  const root = attempt(() => realpathSync(folder)) ?? folder;
  const text = (name: string): string | null => attempt(() => readSmall(root, name));
  const checksums = text(CHECKSUMS);
  const written = checksums === null ? 0 : lstatSync(join(folder, CHECKSUMS)).mtimeMs;
  const there = attempt(() => readdirSync(folder)) ?? [];
  return judgeSubmission(there, { manifest: text(MANIFEST), checksums }, (file) => {
    const state = lstatSync(join(folder, file));
    if (!state.isFile()) return null;
    // Of the same moment may be one that was changed since: clocks of file systems tick in milliseconds.
    return thorough || state.mtimeMs >= written ? attempt(() => sha256Inside(root, file)) : undefined;
  });
}

/** SHA-256 of a file's bytes, read piece by piece. */
export function sha256Of(path: string): string {
  return sha256Open(openFile(path));
}

/** The same of a file in a folder of somebody else's. @throws where it is no file of that folder */
export function sha256Inside(root: string, path: string): string {
  return sha256Open(openInside(root, path));
}

function sha256Open(handle: number): string {
  const hash = createHash('sha256');
  using(handle, () => eachPiece(handle, (piece) => hash.update(piece)));
  return hash.digest('hex');
}

/** The text of a small file in a folder of somebody else's. @throws where it is none, or larger than a manifest can be */
export function readSmall(root: string, path: string): string {
  const bytes = using(openInside(root, path), (handle) => readBounded(handle, LARGEST_MANIFEST));
  if (typeof bytes === 'number') throw new RangeError(`${path} is no manifest`);
  return bytes.toString('utf8');
}
