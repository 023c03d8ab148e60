import type { DifferencePart } from '../submission/diff/lines.js';
import { compareSnapshots, differenceParts } from '../submission/index.js';
import { readVersions } from './versions.js';
import type { World } from './world.js';

/** What changed between two versions of a portfolio: as data, and in words. */
export interface PortfolioDifference {
  /** How the versions are called: `submission 001`, `now`. */
  from: string;
  to: string;
  difference: ReturnType<typeof compareSnapshots>;
  parts: DifferencePart[];
}

/**
 * @param from a submission (001, its folder or zip), a git revision, or now
 * @param to the same
 * @throws Refusal where there is no such version
 */
export async function diff(
  from: string,
  to: string,
  scope: { portfolio?: string; stage?: string },
  world: World,
): Promise<PortfolioDifference> {
  const [before, after] = await readVersions([from, to], scope, world);
  const difference = compareSnapshots(before.snapshot, after.snapshot);
  return { from: before.title, to: after.title, difference, parts: differenceParts(difference) };
}
