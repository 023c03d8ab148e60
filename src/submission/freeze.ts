import { randomBytes } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { placeInside } from '../portfolio/inside.js';
import { sha256Of } from '../portfolio/read-submissions.js';
import { CHECKSUMS, isSubmissionFolder, MANIFEST } from '../portfolio/submissions.js';
import { Refusal } from '../text/refusal.js';
import { ZipWriter } from '../zip/write.js';
import { type Manifest, type ManifestFile, manifestText } from './manifest.js';
import type { SourceFile } from './source-file.js';

/** Where a submission is put together before it is given its number. */
const WORKSHOP = '.mentor/cache';
const ABANDONED_AFTER = 24 * 60 * 60 * 1000;

/** A submission in the making: nothing of it is seen until it is whole. */
export interface Workbench {
  /** Absolute; what is rendered goes here. */
  folder: string;
  /** The number it will have. */
  number: string;
}

/** @param root the portfolio, absolute */
export function openWorkbench(root: string): Workbench {
  const number = String(Math.max(0, ...submissionNumbers(root)) + 1).padStart(3, '0');
  const folder = placeInside(root, `${WORKSHOP}/submission-${randomBytes(6).toString('hex')}`);
  sweep(join(root, WORKSHOP));
  mkdirSync(folder);
  return { folder, number };
}

function submissionNumbers(root: string): number[] {
  const folder = join(root, 'submissions');
  const isThere = statSync(folder, { throwIfNoEntry: false })?.isDirectory() ?? false;
  return isThere ? readdirSync(folder).filter(isSubmissionFolder).map(Number) : [];
}

/** What a killed run left behind, a day ago or more. */
function sweep(workshop: string): void {
  for (const name of readdirSync(workshop)) {
    const path = join(workshop, name);
    const age = Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (/^submission-[0-9a-f]{12}$/.test(name) && age > ABANDONED_AFTER) rmSync(path, { recursive: true, force: true });
  }
}

/** The files in the workshop, as the manifest names them. */
export function renderedFiles({ folder }: Workbench): ManifestFile[] {
  return readdirSync(folder)
    .sort()
    .map((name) => {
      const path = join(folder, name);
      return { path: name, size: statSync(path).size, sha256: sha256Of(path) };
    });
}

/**
 * Gives a submission its manifest, zip, checksums and number. After this it is there, whole; before, nothing of it is.
 * @param sources contents by path in the portfolio
 * @param zipName how the zip is called
 * @returns its folder, in the portfolio
 * @throws Refusal where somebody else made one of this number meanwhile
 */
export function freeze(
  root: string,
  bench: Workbench,
  manifest: Manifest,
  sources: ReadonlyMap<string, SourceFile>,
  zipName: string,
): string {
  const { folder, number } = bench;
  const rendered = manifest.files.filter(({ path }) => !path.startsWith('portfolio/')).map(({ path }) => path);
  writeFileSync(join(folder, MANIFEST), manifestText(manifest));
  writeZip(join(folder, zipName), folder, rendered, sources);
  const names = readdirSync(folder).sort();
  const sums = names.map((name) => `${sha256Of(join(folder, name))}  ${name}\n`);
  writeFileSync(join(folder, CHECKSUMS), sums.join(''));
  for (const name of [...names, CHECKSUMS]) sync(join(folder, name));
  const target = placeInside(root, `submissions/${number}`);
  try {
    renameSync(folder, target);
  } catch (error) {
    if (!['EEXIST', 'ENOTEMPTY', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
    const message = `Another submission ${number} was made in the meantime; it stays as it is.`;
    throw new Refusal('SubmissionExists', message, 'Run the command again.');
  }
  return `submissions/${number}`;
}

function writeZip(
  path: string,
  folder: string,
  rendered: readonly string[],
  sources: ReadonlyMap<string, SourceFile>,
): void {
  const zip = new ZipWriter(path);
  try {
    for (const name of [MANIFEST, ...rendered]) zip.add(name, { bytes: readFileSync(join(folder, name)) });
    for (const [name, { content }] of sources) zip.add(`portfolio/${name}`, content);
    zip.finish();
  } finally {
    zip.close();
  }
}

function sync(path: string): void {
  const handle = openSync(path, 'r+');
  fsyncSync(handle);
  closeSync(handle);
}
