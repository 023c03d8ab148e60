import { join } from 'node:path';
import { unifiedDiff } from '../check/fix/diff.js';
import { type Fixed, fixPortfolio } from '../check/fix/fix.js';
import type { CheckResult } from '../check/index.js';
import { Concealer } from '../check/private/conceal.js';
import { changeFile } from '../portfolio/change-file.js';
import type { FileSet } from '../portfolio/index.js';
import { printable } from '../text/quoted.js';
import { Refusal } from '../text/refusal.js';
import { type CheckScope, checkFiles, type Inside } from './check.js';
import type { OpenPortfolio } from './open-portfolio.js';
import type { World } from './world.js';

/**
 * Mends what is safe to mend: shows the difference, then writes each file whole or not at all.
 * @returns what stands on disk afterwards, and its check
 */
export async function fixOpen(
  { root, files, linked }: OpenPortfolio,
  scope: CheckScope & { dryRun: boolean },
  inside: Inside,
  io: World,
): Promise<{ files: FileSet; result: CheckResult }> {
  const sealed = [...linked.portfolio.files.values()].filter(({ digest }) => digest !== undefined);
  const signed = new Set(sealed.map(({ path }) => path));
  const fixed = await fixPortfolio(files, (texts) => checkFiles(texts, scope, io, inside), signed);
  const concealer = new Concealer(linked.portfolio);
  for (const [path, { before, after }] of fixed.changed)
    io.notice(shownDiff(unifiedDiff(path, before, after).trimEnd(), concealer));
  for (const path of fixed.signed)
    io.notice(`${printable(concealer.path(path))} is signed and was left alone: a change would break the seal.`);
  io.notice(inWords(fixed, scope.dryRun));
  if (scope.dryRun) return { files, result: await checkFiles(files, scope, io, inside) };
  for (const [path, { before, after }] of fixed.changed) {
    const full = join(root, path);
    changeFile(full, (raw) => {
      assertUnchanged(full, raw, before);
      return after;
    });
  }
  return fixed;
}

function inWords({ changed, count }: Fixed, dryRun: boolean): string {
  if (count === 0) return 'Nothing to fix: what is left needs you.';
  const what = `${count} ${count === 1 ? 'value' : 'values'} in ${changed.size} ${changed.size === 1 ? 'file' : 'files'}`;
  return dryRun ? `${what} would be fixed; nothing was written.` : `${what} fixed.`;
}

/** A file that an editor saved in the meantime is left alone. */
function assertUnchanged(path: string, raw: string, before: string): void {
  if (raw === before) return;
  throw new Refusal('FileChanged', `${path} changed while it was checked, so it was not fixed.`, 'Run it again.');
}

/** What a portfolio says must not steer the terminal, nor name anybody: a difference may end up in a build's log. */
function shownDiff(diff: string, concealer: Concealer): string {
  return diff
    .split('\n')
    .map((line) => concealer.line(printable(line.replace(/\r$/, ''))))
    .join('\n');
}
