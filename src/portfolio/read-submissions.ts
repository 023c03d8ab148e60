import { createHash } from 'node:crypto';
import { closeSync, lstatSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { attempt } from '../text/attempt.js';
import { CHECKSUMS, isSubmissionFolder, judgeSubmission, MANIFEST, type Submission } from './submissions.js';

const LARGEST_MANIFEST = 32 * 1024 * 1024;
const CHUNK = 1024 * 1024;

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
  const text = (name: string): string | null => attempt(() => readSmall(join(folder, name)));
  const checksums = text(CHECKSUMS);
  const written = checksums === null ? 0 : lstatSync(join(folder, CHECKSUMS)).mtimeMs;
  const there = attempt(() => readdirSync(folder)) ?? [];
  return judgeSubmission(there, { manifest: text(MANIFEST), checksums }, (file) => {
    const path = join(folder, file);
    const state = lstatSync(path);
    if (!state.isFile()) return null;
    return thorough || state.mtimeMs > written ? attempt(() => sha256Of(path)) : undefined;
  });
}

/** SHA-256 of a file's bytes, read piece by piece. */
export function sha256Of(path: string): string {
  const handle = openSync(path, 'r');
  try {
    const hash = createHash('sha256');
    const chunk = Buffer.alloc(CHUNK);
    for (let read = readSync(handle, chunk); read > 0; read = readSync(handle, chunk))
      hash.update(chunk.subarray(0, read));
    return hash.digest('hex');
  } finally {
    closeSync(handle);
  }
}

function readSmall(path: string): string {
  const state = lstatSync(path);
  if (!state.isFile() || state.size > LARGEST_MANIFEST) throw new RangeError(`${path} is no manifest`);
  return readFileSync(path, 'utf8');
}
