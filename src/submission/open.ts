import { existsSync, lstatSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type FileSet, readFolder, type Submission, type SubmissionTrouble } from '../portfolio/index.js';
import { isSystemFile } from '../portfolio/leavings.js';
import { openInside } from '../portfolio/open-inside.js';
import { LARGEST_MANIFEST, readSmall, readSubmission, sha256Inside } from '../portfolio/read-submissions.js';
import { MANIFEST } from '../portfolio/submissions.js';
import { attempt } from '../text/attempt.js';
import { Refusal } from '../text/refusal.js';
import { unportable } from '../text/unportable.js';
import { ZipReader } from '../zip/read.js';
import { type Manifest, readManifest } from './manifest.js';
import { filesInZip } from './zip-files.js';

/** Something that was handed in, as it is now. */
export interface OpenSubmission {
  manifest: Manifest;
  /** The sources in it. */
  files: FileSet;
  submission: Submission;
  /** Always call it: a zip stays open until then. */
  close: () => void;
}

const SOURCES = 'portfolio';

/** @returns whether a path is a submission: its folder, its zip, or what was unpacked from that */
export function isSubmission(path: string): boolean {
  const state = statSync(path, { throwIfNoEntry: false });
  if (state?.isFile()) return /\.zip$/i.test(path);
  return state?.isDirectory() === true && existsSync(join(path, MANIFEST)) && !existsSync(join(path, 'portfolio.yaml'));
}

/**
 * Opens a submission and holds what is in it against its manifest. Nothing is unpacked to disk.
 * @param path absolute: a folder of submissions/, a zip, or a folder that a zip was unpacked to
 * @throws Refusal where there is no manifest, or there are no sources
 */
export function openSubmission(path: string): OpenSubmission {
  const state = statSync(path);
  if (state.isFile()) return openZip(path, path);
  if (!state.isDirectory()) throw badManifest(path, 'it is neither a file nor a folder');
  const root = realpathSync(path);
  const sources = lstatSync(join(root, SOURCES), { throwIfNoEntry: false });
  if (sources && !sources.isDirectory()) throw badManifest(path, `${SOURCES} in it is not a folder`);
  return sources ? openUnpacked(root) : openFolder(root);
}

function openFolder(path: string): OpenSubmission {
  const { troubles } = readSubmission(path, true);
  const zip = readdirSync(path).find((name) => /\.zip$/i.test(name));
  if (zip === undefined) throw badManifest(path, 'its zip, with the sources, is gone');
  const handle = attempt(() => openInside(path, zip));
  if (handle === null) throw badManifest(path, `${zip} in it is not a file`);
  const open = openZip(join(path, zip), handle);
  const { submission } = open;
  const isOwn = JSON.stringify(manifestIn(path)) === JSON.stringify(open.manifest);
  const changed: SubmissionTrouble[] =
    isOwn || troubles.some(({ file }) => file === MANIFEST) ? [] : [{ file: MANIFEST, what: 'changed' }];
  return {
    ...open,
    submission: { ...submission, folder: basename(path), troubles: [...troubles, ...changed, ...submission.troubles] },
  };
}

/**
 * The manifest of what was handed in, and nothing else of it read.
 * @param path absolute: a zip or a folder
 * @returns null where there is none that can be read
 */
export function manifestOf(path: string): Manifest | null {
  if (!statSync(path).isFile()) return manifestIn(path);
  const zip = new ZipReader(path);
  try {
    return manifestInZip(zip, submissionIn(zip) ?? '');
  } finally {
    zip.close();
  }
}

function manifestIn(root: string): Manifest | null {
  return readManifest(attempt(() => readSmall(root, MANIFEST)) ?? '');
}

function manifestInZip(zip: ZipReader, top: string): Manifest | null {
  return readManifest(zip.read(top + MANIFEST, LARGEST_MANIFEST)?.toString('utf8') ?? '');
}

/**
 * Where the submission lies in a zip: at its top, or in the one folder that somebody packed again, with what their system left
 * beside it.
 * @returns the folder with `/` at its end, '' for the top; null where there is none
 */
export function submissionIn({ names }: ZipReader): string | null {
  const meant = names.filter((name) => !isSystemFile(name));
  const tops = meant.filter((name) => name === MANIFEST || name.endsWith(`/${MANIFEST}`));
  const [top] = tops.map((name) => name.slice(0, -MANIFEST.length)).sort((a, b) => a.length - b.length);
  return top !== undefined && meant.every((name) => name.startsWith(top)) ? top : null;
}

/** @param from its path, or the file itself, open */
function openZip(path: string, from: string | number): OpenSubmission {
  const zip = new ZipReader(from);
  const top = submissionIn(zip) ?? '';
  const manifest = manifestInZip(zip, top);
  if (manifest === null) {
    zip.close();
    throw badManifest(path, 'it has no readable manifest');
  }
  const names = zip.names.filter((name) => !isSystemFile(name)).map((name) => name.slice(top.length));
  const others = names.filter((name) => name !== MANIFEST);
  const troubles = heldAgainst(manifest, others, (name) => zip.sha256(top + name));
  const files = filesInZip(zip, `${top}${SOURCES}/`);
  return { manifest, files, submission: submissionOf(basename(path), manifest, troubles), close: () => zip.close() };
}

function openUnpacked(path: string): OpenSubmission {
  const manifest = manifestIn(path);
  if (manifest === null) throw badManifest(path, 'its manifest cannot be read');
  const files = readFolder(join(path, SOURCES));
  const beside = readdirSync(path).filter((name) => name !== MANIFEST && name !== SOURCES);
  const sources = files.files.filter(({ outside }) => !outside).map((file) => `${SOURCES}/${file.path}`);
  assertPortable(path, [...beside, ...sources]);
  const troubles = heldAgainst(manifest, [...beside, ...sources], (name) => sha256Inside(path, name));
  return { manifest, files, submission: submissionOf(basename(path), manifest, troubles), close: () => undefined };
}

/** What Windows would take for a device, or for part of another file, is opened by nobody. */
function assertPortable(path: string, there: readonly string[]): void {
  const name = there.find((one) => unportable(one) !== null);
  if (name !== undefined) throw badManifest(path, `the name ${JSON.stringify(name)} ${unportable(name)}`);
}

function submissionOf(folder: string, { date, stages, signOffs }: Manifest, troubles: SubmissionTrouble[]): Submission {
  return { folder, date, stages, signOffs: signOffs.map(({ file }) => file), troubles };
}

function heldAgainst(
  manifest: Manifest,
  there: readonly string[],
  sumOf: (name: string) => string | null,
): SubmissionTrouble[] {
  const listed = new Map(manifest.files.map(({ path, sha256 }) => [path, sha256]));
  const found = new Set(there);
  const came = there.filter((name) => !listed.has(name)).map((file): SubmissionTrouble => ({ file, what: 'came' }));
  const others = [...listed].flatMap(([file, sha256]): SubmissionTrouble[] => {
    if (!found.has(file)) return [{ file, what: 'went' }];
    const sum = attempt(() => sumOf(file));
    return sum === sha256 ? [] : [{ file, what: sum === null ? 'unreadable' : 'changed' }];
  });
  return [...others, ...came];
}

function badManifest(path: string, why: string): Refusal {
  const message = `${path} is not a submission: ${why}.`;
  return new Refusal('BadManifest', message, 'Ask for it again, as it was made by `mentor submit`.');
}
