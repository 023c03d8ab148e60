import { type CheckScope, checkOpen, lookInside } from '../../app/check.js';
import { type OpenPortfolio, openPortfolio } from '../../app/open-portfolio.js';
import { watchFolder } from '../../app/watch-folder.js';
import { type CheckResult, RULES } from '../../check/index.js';
import { changesBetween, changesReport } from '../../check/reporters/changes.js';
import type { ContentMemory } from '../../evidence/index.js';
import { EXIT, explain } from '../errors.js';
import type { Io } from '../io.js';
import { report, textOptions } from '../text/check.js';

interface Looked {
  open: OpenPortfolio;
  result: CheckResult;
}

/**
 * Checks a portfolio, and again whenever a file of it is saved, until Ctrl-C. Prints the whole once, then what changed.
 * @returns the exit code: interrupted
 */
export async function watchCheck(
  dir: string | undefined,
  scope: CheckScope & { quiet: boolean },
  io: Io,
): Promise<number> {
  const memory: ContentMemory = new Map();
  const look = async (): Promise<Looked> => {
    const open = await openPortfolio(dir, io);
    return { open, result: checkOpen(open, scope, io, await lookInside(open, scope, io, memory)) };
  };
  let last = await look();
  const watcher = await watchFolder(last.open.root);
  try {
    io.out(await report(last.result, { ...about(last, scope, io), format: 'text', next: [] }));
    io.err('Watching. Ctrl-C ends it.\n');
    while (await watcher.changed(io.signal)) {
      try {
        const next = await look();
        const changes = changesBetween(last.result, next.result);
        io.out(changesReport(changes, next.result, timeOf(io.now()), await textOptions(about(next, scope, io))));
        last = next;
      } catch (error) {
        if (io.signal.aborted) break;
        io.err(`mentor: ${explain(error, false).text}\n`);
      }
    }
    return EXIT.interrupted;
  } finally {
    await watcher.close();
  }
}

function about({ open }: Looked, scope: CheckScope & { quiet: boolean }, io: Io): Parameters<typeof textOptions>[0] {
  const rules = RULES.filter(({ id }) => scope.rule === undefined || scope.rule.includes(id));
  const { portfolio } = open.linked;
  return {
    quiet: scope.quiet,
    stage: portfolio.config.stage?.value ?? null,
    rules,
    root: open.root,
    files: open.files,
    portfolio,
    io,
  };
}

function timeOf(now: Date): string {
  return [now.getHours(), now.getMinutes(), now.getSeconds()].map((part) => String(part).padStart(2, '0')).join(':');
}
