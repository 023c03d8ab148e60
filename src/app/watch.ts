import type { CheckResult } from '../check/index.js';
import type { ContentMemory } from '../evidence/index.js';
import { assertKnownRules, type CheckScope, checkOpen, lookInside } from './check.js';
import { type OpenPortfolio, openPortfolio } from './open-portfolio.js';
import { type WatchOptions, watchFolder } from './watch-folder.js';
import type { World } from './world.js';

/** A portfolio and its check at one moment. */
export interface Looked {
  open: OpenPortfolio;
  result: CheckResult;
}

/**
 * Checks a portfolio, and again whenever a file of it is saved, until the signal comes.
 * @returns each look at it; what was thrown where one could not be taken, but for the first
 * @throws Refusal where there is no portfolio, or no such stage, to begin with
 */
export async function* watch(
  dir: string | undefined,
  scope: CheckScope,
  world: World,
): AsyncGenerator<Looked | { trouble: unknown }> {
  assertKnownRules(scope.rule ?? []);
  const memory: ContentMemory = new Map();
  const look = async (): Promise<Looked> => {
    const open = await openPortfolio(dir, world, memory);
    return { open, result: checkOpen(open, scope, world, await lookInside(open, scope, world)) };
  };
  yield* onEverySave(look, ({ open }) => open.root, world);
}

/**
 * Does something now, and again whenever a file of a portfolio is saved, until the signal comes.
 * @param rootOf the portfolio that the first time was of
 * @returns each outcome; what was thrown where there is none, but for the first
 * @throws whatever the first time throws
 */
export async function* onEverySave<T extends object>(
  look: () => Promise<T>,
  rootOf: (first: T) => string,
  world: World,
  options: WatchOptions = {},
): AsyncGenerator<T | { trouble: unknown }> {
  const first = await look();
  const watcher = await watchFolder(rootOf(first), options);
  try {
    yield first;
    while (await watcher.changed(world.signal)) {
      const next = await look().catch((trouble: unknown) => ({ trouble }));
      if (world.signal.aborted) return;
      yield next;
    }
  } finally {
    await watcher.close();
  }
}
