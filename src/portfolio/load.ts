import { listBuiltInFrameworks, loadBuiltInFramework } from '../framework/index.js';
import { OWN_FOLDER, type OwnFrameworks, ownFrameworks } from '../framework/own/index.js';
import type { FileSet } from './files.js';
import type { EvidenceFault, Portfolio, PortfolioFile, ReadProblem } from './model.js';
import { type DocumentReader, type FrameworkSource, readPortfolio } from './portfolio.js';
import { readFolder } from './read-folder.js';

/** A portfolio read from disk, and the texts it was read from. */
export interface LoadedPortfolio {
  portfolio: Portfolio;
  files: FileSet;
}

/** Says which of these files no reader can open, and why. */
export type FaultFinder = (files: readonly PortfolioFile[]) => Promise<ReadonlyMap<string, EvidenceFault>>;

const BUILT_IN: FrameworkSource = {
  ids: () => listBuiltInFrameworks().map(({ id }) => id),
  load: loadBuiltInFramework,
};

/**
 * Reads the portfolio in a folder. Wrong content is among its `problems`.
 * @param root the folder that holds portfolio.yaml
 * @param read what reads one Markdown file, where results are kept
 * @param judge tells which files no reader can open
 * @param sizeOf the size of a file where it is known: `read` knows such a text, too
 * @throws the system's error where the folder itself cannot be read
 */
export async function loadPortfolio(
  root: string,
  read?: DocumentReader,
  judge?: FaultFinder,
  sizeOf?: (path: string) => number | undefined,
): Promise<LoadedPortfolio> {
  const files = readFolder(root, sizeOf);
  if (judge) files.faults = await judge(files.files);
  return { files, portfolio: await loadFiles(files, read) };
}

/**
 * Makes a portfolio of files that were read already.
 * @param read what reads one Markdown file, where results are kept
 * @param builtIn where the built-in frameworks come from, for whoever reads many portfolios
 */
export async function loadFiles(
  files: FileSet,
  read?: DocumentReader,
  builtIn: FrameworkSource = BUILT_IN,
): Promise<Portfolio> {
  const frameworks = await ownFrameworks(files, builtIn);
  const portfolio = readPortfolio(files, frameworks, read);
  const problems = portfolio.problems.map((problem) => blameThePack(problem, portfolio, files, frameworks));
  return { ...portfolio, problems: [...problems, ...frameworks.problems] };
}

/** A framework whose pack lies in the portfolio and cannot be read is not a misspelt one. */
function blameThePack(
  problem: ReadProblem,
  { config }: Portfolio,
  { troubles }: FileSet,
  { broken }: OwnFrameworks,
): ReadProblem {
  const named = config.frameworks.find(({ at }) => problem.rule === 'link/framework' && at === problem.at);
  const path = named && (broken.get(named.value) ?? unreadPack(named.value, troubles));
  if (path === undefined) return problem;
  const { fix: _, ...rest } = problem;
  const message = `Unexpected framework \`${named?.value}\`: its pack cannot be read`;
  return { ...rest, message, hint: `Mend ${path} first; its own findings say what is wrong.` };
}

/** The pack of this id, where its file is too large or cannot be opened. */
function unreadPack(id: string, troubles: FileSet['troubles']): string | undefined {
  return ['yaml', 'yml'].map((end) => `${OWN_FOLDER}/${id}.${end}`).find((path) => troubles.has(path));
}
