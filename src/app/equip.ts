import {
  type CiHost,
  ciWorkflow,
  type HookReport,
  installHook,
  type WrittenFiles,
  writeNewFiles,
} from '../scaffold/index.js';
import { packageFile } from '../text/package-asset.js';
import { packageSource } from './version.js';
import type { World } from './world.js';

/** What watches over a portfolio that is there already. */
export interface Equipped {
  written: WrittenFiles;
  /** null where no hook was asked for. */
  hook: HookReport | null;
}

/** Puts the hook before commits in place, as `mentor init --hooks` does. */
export function guardCommits(folder: string, { env }: Pick<World, 'env'>): Promise<HookReport> {
  const program = { node: process.execPath, program: packageFile('bin/mentor.js') };
  return installHook(folder, program, env);
}

/** Gives a portfolio what `init` would have given it beside its files. */
export async function equipPortfolio(
  folder: string,
  { hooks, ci }: { hooks?: boolean | undefined; ci?: CiHost | undefined },
  world: World,
): Promise<Equipped> {
  const files = ci ? [ciWorkflow(ci, packageSource())] : [];
  const written = writeNewFiles(folder, [], files, world.signal);
  return { written, hook: hooks ? await guardCommits(folder, world) : null };
}
