import { join } from 'node:path';
import type { LinkedPortfolio, StageInFramework } from '../coverage/link.js';
import { coveredFiles, shownBy, twinsAmong } from '../coverage/sign-off/covered-files.js';
import { termsOf } from '../coverage/sign-off/terms.js';
import { digestContent } from '../portfolio/digest.js';
import { digestFile } from '../portfolio/digest-file.js';
import type { FileSet } from '../portfolio/files.js';
import type { ContentDigest, PortfolioDocument } from '../portfolio/model.js';
import { openFile } from '../portfolio/open-inside.js';
import { Refusal } from '../text/refusal.js';
import { assertPortableNames } from '../text/unportable.js';
import { mentorName, SEAL_FORM, type Seal, type SealedFile, stageName, unlistablePaths } from '../trust/seal.js';

/**
 * Seals what a stage has on disk now.
 * @param root the portfolio's folder, absolute
 * @throws Refusal where there is nothing, or a file cannot be named in a list or will not hold still
 */
export function sealStage(root: string, linked: LinkedPortfolio, place: StageInFramework): Seal {
  const paths = coveredFiles(linked, place);
  if (paths.length === 0) {
    const hint = 'Entries count for a stage by their criteria, or by `stage` in their front-matter.';
    throw new Refusal(
      'NothingToSign',
      `There is nothing to sign for ${place.stage.title}: no entry counts for it.`,
      hint,
    );
  }
  return { ...unfilled(linked, place), files: sealPaths(root, linked, paths) };
}

/** The seal of a sign-off whose own comment shows files: they are covered too. @param signOff as it will stand in the portfolio */
export function withShown(root: string, linked: LinkedPortfolio, seal: Seal, signOff: PortfolioDocument): Seal {
  const listed = new Set(seal.files.map(({ path }) => path));
  const shown = shownBy(signOff, linked.portfolio).filter((path) => !listed.has(path.normalize('NFC')));
  return { ...seal, files: [...seal.files, ...sealPaths(root, linked, shown)] };
}

function unfilled(linked: LinkedPortfolio, place: StageInFramework): Omit<Seal, 'files'> {
  const mentor = mentorName(linked.portfolio.config.mentor.name);
  return { form: SEAL_FORM, stage: stageName(place), mentor, terms: termsOf(linked, place) };
}

function sealPaths(root: string, linked: LinkedPortfolio, paths: readonly string[]): SealedFile[] {
  const [unlistable] = unlistablePaths(paths);
  if (unlistable !== undefined) {
    const message = `A file name contains a character that cannot be listed: ${JSON.stringify(unlistable)}.`;
    throw new Refusal('PathCannotBeSealed', message, 'Rename the file, and run the command again.');
  }
  assertPortableNames(paths);
  const [twins] = twinsAmong(linked, paths);
  if (twins) {
    const message = `Two files have the same name apart from capitals or the way accents are stored: ${twins.join(' and ')}.`;
    throw new Refusal(
      'PathCannotBeSealed',
      message,
      'Run `mentor check --fix`, which renames one of them; then run the command again.',
    );
  }
  const texts = new Map(linked.portfolio.documents.map(({ path, text }) => [path, text]));
  return paths.map((path) => sealFile(root, path, texts.get(path)));
}

/** The same of files that need not be on disk. Nothing is refused: what cannot be read is left out. */
export function sealFiles(set: FileSet, linked: LinkedPortfolio, place: StageInFramework): Seal {
  const files = coveredFiles(linked, place).flatMap((path) => {
    const found = set.digest?.(path);
    return found ? [sealedFile(path, found)] : [];
  });
  return { ...unfilled(linked, place), files };
}

/** @param text what was read of it before, where it is a Markdown file with a kind: what is sealed must be what was checked */
function sealFile(root: string, path: string, text: string | undefined): SealedFile {
  const digest = digestFile(path, () => openFile(join(root, path)));
  if (digest && isAsRead(path, text, digest)) return sealedFile(path, digest);
  const hint = 'Wait until it has been written, or close the program that is writing it; then run the command again.';
  throw new Refusal('FileChanges', `${path} changed while it was being read.`, hint);
}

function sealedFile(path: string, { size, sha256 }: ContentDigest): SealedFile {
  return { path: path.normalize('NFC'), size, sha256 };
}

/** Where bytes were no UTF-8, the text that was read of them has a sign in their place and cannot be compared. */
function isAsRead(path: string, text: string | undefined, { sha256 }: ContentDigest): boolean {
  if (text === undefined || text.includes('\ufffd')) return true;
  return digestContent(path, Buffer.from(text)).sha256 === sha256;
}
