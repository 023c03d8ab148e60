import type { CheckScope } from '../../app/check.js';
import { type Looked, watch } from '../../app/watch.js';
import { type CheckResult, RULES } from '../../check/index.js';
import { changesBetween, changesReport } from '../../check/reporters/changes.js';
import { explain } from '../../text/explain.js';
import { EXIT } from '../exit.js';
import type { Io } from '../io.js';
import { report, textOptions } from './check.js';

/**
 * Checks a portfolio, and again whenever a file of it is saved, until Ctrl-C. Prints the whole once, then what changed.
 * @returns the exit code: interrupted
 */
export async function watchCheck(
  dir: string | undefined,
  scope: CheckScope & { quiet: boolean },
  io: Io,
): Promise<number> {
  let last: CheckResult | null = null;
  for await (const look of watch(dir, scope, io)) {
    if ('trouble' in look) io.err(`mentor: ${explain(look.trouble)}\n`);
    else if (last === null) {
      io.out(await report(look.result, { ...about(look, scope, io), format: 'text', next: [] }));
      io.err('Watching. Ctrl-C ends it.\n');
      last = look.result;
    } else {
      const changes = changesBetween(last, look.result);
      io.out(changesReport(changes, look.result, timeOf(io.now()), await textOptions(about(look, scope, io))));
      // What cannot be judged now is held against what was found of it last.
      last = { ...look.result, findings: [...look.result.findings, ...changes.pending] };
    }
  }
  return EXIT.interrupted;
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
