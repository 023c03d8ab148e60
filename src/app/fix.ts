import { existsSync, readdirSync, renameSync, rmdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { unifiedDiff } from '../check/fix/diff.js';
import { type Fixed, fixPortfolio } from '../check/fix/fix.js';
import type { CheckResult } from '../check/index.js';
import { Concealer } from '../check/private/conceal.js';
import { changeFile } from '../portfolio/change-file.js';
import type { FileSet } from '../portfolio/index.js';
import { placeInside } from '../portfolio/inside.js';
import { insist } from '../portfolio/write-file.js';
import { counted } from '../text/counted.js';
import { printable } from '../text/quoted.js';
import { Refusal } from '../text/refusal.js';
import type { OpenPortfolio } from './open-portfolio.js';
import type { World } from './world.js';

/**
 * Mends what is safe to mend: shows the difference, then writes each file whole or not at all.
 * @param check of the same portfolio with other texts
 * @returns what stands on disk afterwards, and its check
 */
export async function fixOpen(
  { root, files, linked }: OpenPortfolio,
  check: (files: FileSet) => Promise<CheckResult>,
  dryRun: boolean,
  io: World,
): Promise<{ files: FileSet; result: CheckResult }> {
  const sealed = [...linked.portfolio.files.values()].filter(({ digest }) => digest !== undefined);
  const signed = new Set(sealed.map(({ path }) => path));
  const fixed = await fixPortfolio(files, check, signed);
  const concealer = new Concealer(linked.portfolio);
  // What a portfolio says must not steer the terminal, nor name anybody: a difference may end up in a build's log.
  for (const [path, { before, after }] of fixed.changed)
    for (const line of unifiedDiff(printable(path), before, after).trimEnd().split('\n'))
      io.notice(concealer.line(printable(line.replace(/\r$/, ''))));
  for (const [to, from] of fixed.renamed) io.notice(`${shownPath(from, concealer)} → ${shownPath(to, concealer)}`);
  for (const path of fixed.signed)
    io.notice(`${shownPath(path, concealer)} is signed, so it was left alone: a change would break the seal.`);
  if (!dryRun) write(root, fixed);
  io.notice(inWords(fixed, dryRun));
  return dryRun ? { files, result: await check(files) } : fixed;
}

function write(root: string, { changed, renamed }: Fixed): void {
  for (const [to, from] of renamed) rename(root, from, to);
  for (const [path, { before, after }] of changed) {
    const full = join(root, path);
    changeFile(full, (raw) => {
      assertUnchanged(full, raw, before);
      return after;
    });
  }
}

function inWords({ changed, count, renamed }: Fixed, dryRun: boolean): string {
  const values = `${counted(count, 'value')} in ${counted(changed.size, 'file')}`;
  const done = [
    ...(count > 0 ? [dryRun ? `${values} would be fixed` : `${values} fixed`] : []),
    ...(renamed.size > 0 ? [`${counted(renamed.size, 'file')} ${dryRun ? 'would be ' : ''}renamed`] : []),
  ];
  if (done.length === 0) return 'Nothing to fix automatically: you need to do the rest.';
  return `${done.join(', ')}${dryRun ? '; nothing was written.' : '.'}`;
}

function shownPath(path: string, concealer: Concealer): string {
  return printable(concealer.path(path));
}

/** @throws Refusal where the name was taken in the meantime */
function rename(root: string, from: string, to: string): void {
  const full = placeInside(root, to);
  if (existsSync(full))
    throw new Refusal('FileChanged', `${to} exists by now, so ${from} keeps its name.`, 'Run the command again.');
  insist(() => renameSync(join(root, from), full));
  const left = dirname(join(root, from));
  if (readdirSync(left).length === 0) rmdirSync(left);
}

/** A file that an editor saved in the meantime is left alone. */
function assertUnchanged(path: string, raw: string, before: string): void {
  if (raw === before) return;
  const message = `${path} changed while it was checked, so it was not fixed.`;
  throw new Refusal('FileChanged', message, 'Run the command again.');
}
