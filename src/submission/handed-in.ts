import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { CONFIG_PATH } from '../portfolio/find.js';
import { type FileSet, readFolder, type Submission } from '../portfolio/index.js';
import { isSystemFile } from '../portfolio/leavings.js';
import { Refusal } from '../text/refusal.js';
import { ZipReader } from '../zip/read.js';
import type { Manifest } from './manifest.js';
import { isSubmission, openSubmission, submissionIn } from './open.js';
import { filesInZip } from './zip-files.js';

/** Something that came from a mentor: a submission, or a portfolio just as it is. */
export interface HandedIn {
  /** null: a bare portfolio, with nothing to hold it against. */
  manifest: Manifest | null;
  submission: Submission | null;
  /** The sources. */
  files: FileSet;
  /** Always call it: a zip stays open until then. */
  close: () => void;
}

/**
 * Opens what a mentor handed in: a zip or folder of `mentor submit`, or a portfolio as zip or folder.
 * @param path absolute
 * @throws Refusal NoPortfolio where there is no portfolio.yaml in it, BadZip, BadManifest
 */
export function openHandedIn(path: string): HandedIn {
  if (statSync(path).isFile()) return openZip(path);
  if (isSubmission(path)) return fromSubmission(path);
  if (!existsSync(join(path, CONFIG_PATH))) throw noPortfolio();
  return { manifest: null, submission: null, files: readFolder(path), close: () => undefined };
}

function fromSubmission(path: string): HandedIn {
  const { manifest, submission, files, close } = openSubmission(path);
  return { manifest, submission, files, close };
}

function openZip(path: string): HandedIn {
  const zip = new ZipReader(path);
  if (submissionIn(zip) !== null) {
    zip.close();
    return fromSubmission(path);
  }
  try {
    const configs = zip.names.filter((name) => name === CONFIG_PATH || name.endsWith(`/${CONFIG_PATH}`));
    const depth = (name: string): number => name.split('/').length;
    const [config, other] = configs.filter((name) => !isSystemFile(name)).sort((a, b) => depth(a) - depth(b));
    if (config === undefined) throw noPortfolio();
    if (other !== undefined && depth(other) === depth(config)) throw severalPortfolios(config, other);
    const files = filesInZip(zip, config.slice(0, -CONFIG_PATH.length));
    return { manifest: null, submission: null, files, close: () => zip.close() };
  } catch (error) {
    zip.close();
    throw error;
  }
}

/** Which of two is meant nobody can say. */
function severalPortfolios(one: string, other: string): Refusal {
  const folders = [one, other].map((name) => name.slice(0, -CONFIG_PATH.length - 1)).sort();
  const message = `It holds several portfolios: ${folders.join(', ')}.`;
  return new Refusal('SeveralPortfolios', message, 'Send each of them by itself.');
}

function noPortfolio(): Refusal {
  const message = 'There is no portfolio.yaml in it.';
  return new Refusal('NoPortfolio', message, 'Send the zip that `mentor submit` makes, in submissions/.');
}
