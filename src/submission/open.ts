import { existsSync, lstatSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type FileSet, readFolder, type Submission, type SubmissionTrouble } from '../portfolio/index.js';
import { readSubmission, sha256Of } from '../portfolio/read-submissions.js';
import { MANIFEST } from '../portfolio/submissions.js';
import { attempt } from '../text/attempt.js';
import { Refusal } from '../text/refusal.js';
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

const LARGEST_MANIFEST = 32 * 1024 * 1024;
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
  if (statSync(path).isFile()) return openZip(path);
  return existsSync(join(path, SOURCES)) ? openUnpacked(path) : openFolder(path);
}

function openFolder(path: string): OpenSubmission {
  const { troubles } = readSubmission(path, true);
  const zip = readdirSync(path).find((name) => /\.zip$/i.test(name));
  if (zip === undefined) throw badManifest(path, 'its zip, with the sources, is gone');
  const open = openZip(join(path, zip));
  const { submission } = open;
  const isOwn = readText(join(path, MANIFEST)) === JSON.stringify(open.manifest);
  const changed: SubmissionTrouble[] =
    isOwn || troubles.some(({ file }) => file === MANIFEST) ? [] : [{ file: MANIFEST, what: 'changed' }];
  return {
    ...open,
    submission: { ...submission, folder: basename(path), troubles: [...troubles, ...changed, ...submission.troubles] },
  };
}

/** The manifest beside a zip, as data that can be compared with the one inside. */
function readText(path: string): string | null {
  const manifest = lstatSync(path).size > LARGEST_MANIFEST ? null : readManifest(readFileSync(path, 'utf8'));
  return manifest && JSON.stringify(manifest);
}

function openZip(path: string): OpenSubmission {
  const zip = new ZipReader(path);
  const manifest = readManifest(zip.read(MANIFEST, LARGEST_MANIFEST)?.toString('utf8') ?? '');
  if (manifest === null) {
    zip.close();
    throw badManifest(path, 'it has no manifest that can be read');
  }
  const names = zip.names.filter((name) => name !== MANIFEST);
  const troubles = heldAgainst(manifest, names, (name) => zip.sha256(name));
  const files = filesInZip(zip, `${SOURCES}/`);
  return { manifest, files, submission: submissionOf(basename(path), manifest, troubles), close: () => zip.close() };
}

function openUnpacked(path: string): OpenSubmission {
  const text =
    lstatSync(join(path, MANIFEST)).size > LARGEST_MANIFEST ? '' : readFileSync(join(path, MANIFEST), 'utf8');
  const manifest = readManifest(text);
  if (manifest === null) throw badManifest(path, 'its manifest cannot be read');
  const files = readFolder(join(path, SOURCES));
  const beside = readdirSync(path).filter((name) => name !== MANIFEST && name !== SOURCES);
  const sources = files.files.filter(({ outside }) => !outside).map((file) => `${SOURCES}/${file.path}`);
  const troubles = heldAgainst(manifest, [...beside, ...sources], (name) => {
    const full = join(path, name);
    return lstatSync(full).isFile() ? sha256Of(full) : null;
  });
  return { manifest, files, submission: submissionOf(basename(path), manifest, troubles), close: () => undefined };
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
  return new Refusal(
    'BadManifest',
    `${path} is no submission: ${why}.`,
    'Ask for it again, as it was made by `mentor submit`.',
  );
}
