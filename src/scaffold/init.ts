import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { CONFIG_PATH, findPortfolioRoot } from '../portfolio/find.js';
import { Refusal } from '../text/refusal.js';
import { type StarterAnswers, starterFiles } from './starter.js';
import { type WrittenFiles, writeNewFiles } from './write-new-files.js';

/**
 * Makes a portfolio in a folder. What is there already stays as it is.
 * @param folder absolute; made where it does not exist
 * @param signal aborted by Ctrl-C: then nothing of the portfolio is left
 * @throws Refusal as `assertRoomFor` does
 */
export function initPortfolio(folder: string, answers: StarterAnswers, signal: AbortSignal): WrittenFiles {
  assertRoomFor(folder);
  const { folders, files } = starterFiles(answers);
  return writeNewFiles(folder, folders, files, signal);
}

/** What `initPortfolio` would make and what it would keep; writes nothing. */
export function planPortfolio(folder: string, answers: StarterAnswers): WrittenFiles {
  assertRoomFor(folder);
  const paths = starterFiles(answers).files.map(({ path }) => path);
  const isThere = (path: string): boolean => statSync(join(folder, path), { throwIfNoEntry: false }) !== undefined;
  return { created: paths.filter((path) => !isThere(path)), kept: paths.filter(isThere) };
}

/**
 * @param folder absolute
 * @throws Refusal where the folder is a file, holds a portfolio, or lies in one
 */
export function assertRoomFor(folder: string): void {
  const found = statSync(folder, { throwIfNoEntry: false });
  if (found && !found.isDirectory())
    throw new Refusal('NotAFolder', `${folder} is a file, but a folder was expected.`, 'Choose another name.');
  const root = findPortfolioRoot(folder);
  if (root === null) return;
  if (root === folder) {
    const hint =
      'It was left as it is: run `mentor check` there to see what is missing. To start another, choose a different folder.';
    throw new Refusal('PortfolioExists', `There is already a portfolio in ${folder} (${CONFIG_PATH}).`, hint);
  }
  const hint = 'A portfolio inside another would count as part of it: choose a folder outside.';
  throw new Refusal('PortfolioAbove', `${folder} is inside the portfolio ${root}.`, hint);
}

/** @returns whether a folder is there and holds nothing but what a repository needs */
export function isEmptyFolder(folder: string): boolean {
  return readdirSync(folder).every((name) => name === '.git');
}
