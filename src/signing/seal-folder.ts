import { join } from 'node:path';
import type { LinkedPortfolio, StageInFramework } from '../coverage/link.js';
import { coveredFiles } from '../coverage/sign-off/covered-files.js';
import { type ContentDigest, digestContent } from '../portfolio/digest.js';
import { digestFile } from '../portfolio/digest-file.js';
import type { FileSet } from '../portfolio/files.js';
import { Refusal } from '../text/refusal.js';
import { mentorName, type Seal, type SealedFile, stageName, unlistablePaths } from '../trust/seal.js';

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
  const [unlistable] = unlistablePaths(paths);
  if (unlistable !== undefined) {
    const message = `A file name holds a character that no list can show: ${JSON.stringify(unlistable)}.`;
    throw new Refusal('PathCannotBeSealed', message, 'Rename the file, and run the command again.');
  }
  const texts = new Map(linked.portfolio.documents.map(({ path, text }) => [path, text]));
  return {
    stage: stageName(place),
    mentor: mentorName(linked.portfolio.config.mentor.name),
    files: paths.map((path) => sealFile(root, path, texts.get(path))),
  };
}

/** The same of files that need not be on disk. Nothing is refused: what cannot be read is left out. */
export function sealFiles(set: FileSet, linked: LinkedPortfolio, place: StageInFramework): Seal {
  const files = coveredFiles(linked, place).flatMap((path) => {
    const found = set.digest?.(path);
    return found ? [{ path: path.normalize('NFC'), ...found }] : [];
  });
  return { stage: stageName(place), mentor: mentorName(linked.portfolio.config.mentor.name), files };
}

/** @param text what was read of it before, where it is a Markdown file with a kind: what is sealed must be what was checked */
function sealFile(root: string, path: string, text: string | undefined): SealedFile {
  const digest = digestFile(path, join(root, path));
  if (digest && isAsRead(path, text, digest)) return { path: path.normalize('NFC'), ...digest };
  const hint = 'Wait until it is written, or close the program that writes it; then run the command again.';
  throw new Refusal('FileChanges', `${path} changes while it is read.`, hint);
}

/** Where bytes were no UTF-8, the text that was read of them has a sign in their place and cannot be compared. */
function isAsRead(path: string, text: string | undefined, { sha256 }: ContentDigest): boolean {
  if (text === undefined || text.includes('\ufffd')) return true;
  return digestContent(path, Buffer.from(text)).sha256 === sha256;
}
