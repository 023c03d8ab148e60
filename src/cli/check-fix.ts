import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unifiedDiff } from '../check/fix/diff.js';
import { type Fixed, fixPortfolio } from '../check/fix/fix.js';
import type { CheckResult } from '../check/index.js';
import { printable } from '../check/reporters/wrap.js';
import type { FileSet } from '../portfolio/index.js';
import { writeWhole } from '../portfolio/write-file.js';
import { type CheckScope, checkFiles } from './check-run.js';
import { CannotRun } from './errors.js';
import type { Io } from './io.js';
import type { OpenPortfolio } from './open-portfolio.js';

/**
 * Mends what is safe to mend: shows the difference, then writes each file whole or not at all.
 * @returns what stands on disk afterwards, and its check
 */
export async function fixOpen(
  { root, files }: OpenPortfolio,
  scope: CheckScope & { dryRun: boolean },
  io: Io,
): Promise<{ files: FileSet; result: CheckResult }> {
  const fixed = fixPortfolio(files, (texts) => checkFiles(texts, scope, io));
  for (const [path, { before, after }] of fixed.changed) io.err(shownDiff(unifiedDiff(path, before, after)));
  io.err(`${inWords(fixed, scope.dryRun)}\n`);
  if (scope.dryRun) return { files, result: checkFiles(files, scope, io) };
  for (const [path, { before, after }] of fixed.changed) {
    assertUnchanged(join(root, path), before);
    writeWhole(join(root, path), after);
  }
  return fixed;
}

function inWords({ changed, count }: Fixed, dryRun: boolean): string {
  if (count === 0) return 'Nothing to fix: what is left needs you.';
  const what = `${count} ${count === 1 ? 'value' : 'values'} in ${changed.size} ${changed.size === 1 ? 'file' : 'files'}`;
  return dryRun ? `${what} would be fixed; nothing was written.` : `${what} fixed.`;
}

/** A file that an editor saved in the meantime is left alone. */
function assertUnchanged(path: string, before: string): void {
  if (readFileSync(path, 'utf8') === before) return;
  throw new CannotRun('FileChanged', `${path} changed while it was checked, so it was not fixed.`, 'Run it again.');
}

/** What a portfolio says must not steer the terminal. */
function shownDiff(diff: string): string {
  return diff
    .split('\n')
    .map((line) => printable(line.replace(/\r$/, '')))
    .join('\n');
}
