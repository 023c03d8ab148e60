import { type GitOutcome, startRepository } from '../git/repository.js';
import {
  type HookReport,
  initPortfolio,
  newPortfolioId,
  planPortfolio,
  type StarterAnswers,
  type WrittenFiles,
} from '../scaffold/index.js';
import { guardCommits } from './equip.js';
import { placeNamed, type World } from './world.js';

/** What `init` does beside writing the files. */
export interface InitOptions {
  /** false: no repository is started. */
  git?: boolean;
  /** Look at the portfolio before each commit. */
  hooks?: true;
  /** Only find out what would be written. */
  dryRun?: true;
}

/** What `init` did. */
export interface Started {
  /** Absolute. */
  folder: string;
  written: WrittenFiles;
  /** null where git was not wanted. */
  git: GitOutcome | null;
  /** null where no hook was asked for. */
  hook: HookReport | null;
}

/** Starts a portfolio in a folder, which is made where it does not exist. Overwrites nothing. */
export async function init(
  named: string,
  answers: StarterAnswers,
  { git = true, hooks, dryRun }: InitOptions,
  world: World,
): Promise<Started> {
  const folder = placeNamed(world, named);
  if (dryRun) return { folder, written: planPortfolio(folder, answers), git: null, hook: null };
  const written = initPortfolio(folder, { id: newPortfolioId(), ...answers }, world.signal);
  const repository = git ? await startRepository(folder, world.env) : null;
  return { folder, written, git: repository, hook: hooks ? await guardCommits(folder, world) : null };
}
