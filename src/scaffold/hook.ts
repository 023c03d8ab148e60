import { chmodSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryOf } from '../git/repository.js';
import { createWhole } from '../portfolio/write-file.js';
import { starterText } from './templates.js';

/** written: the hook is there now; kept: there was one already; absent: the folder lies in no repository of its own. */
export type HookOutcome = 'written' | 'kept' | 'absent';

/** Puts the hook that looks at a portfolio before each commit into its repository, unless there is one already. */
export function installHook(folder: string): HookOutcome {
  const repository = repositoryOf(folder);
  if (repository === null || !statSync(join(repository, '.git')).isDirectory()) return 'absent';
  const hook = join(repository, '.git', 'hooks', 'pre-commit');
  if (!createWhole(hook, starterText('hooks/pre-commit'))) return 'kept';
  chmodSync(hook, 0o755);
  return 'written';
}
