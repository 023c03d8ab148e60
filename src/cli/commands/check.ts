import { type Command, InvalidArgumentError, Option } from 'commander';
import type { CheckMemory } from '../../app/cache/check-memory.js';
import { buildStamp } from '../../app/version.js';
import { placeNamed, today } from '../../app/world.js';
import { type CheckResult, countedFrom, type Severity } from '../../check/model.js';
import { EXIT } from '../exit.js';
import type { Io } from '../io.js';
import { DIR, dryRunOption, ids, jsonOption, quietOption, stageOption } from '../options.js';
import { baseOf, FORMATS, type Format, report } from '../text/check.js';

interface CheckFlags {
  stage?: string;
  for?: 'submission' | 'commit';
  format: Format;
  json?: true;
  rule?: string[];
  severity: Severity;
  maxWarnings?: number;
  history?: true;
  fix?: true;
  dryRun?: true;
  watch?: true;
  explain?: string;
  quiet?: true;
}

export function addCheckCommand(program: Command, io: Io, exit: (code: number) => void): void {
  program
    .command('check')
    .summary('see what is missing for a stage, and how to put it right')
    .description(
      'Tells you what is broken, missing or doubtful in a portfolio, where it is, and how to put it right. Changes nothing, unless you give --fix.',
    )
    .argument(...DIR)
    .addOption(stageOption('check a stage other than the one in portfolio.yaml'))
    .addOption(
      new Option(
        '--for <purpose>',
        'submission: exit 0 if the mentor and the school have done all they need to; names are errors. commit: only what git is about to commit',
      ).choices(['submission', 'commit']),
    )
    .addOption(new Option('--format <format>', 'how to print').choices([...FORMATS]).default('text'))
    .option('--rule <rule...>', 'only these rules', ids)
    .addOption(
      new Option('--severity <severity>', 'exit 1 at this severity or above')
        .choices(['error', 'missing', 'warning'])
        .default('missing'),
    )
    .option('--max-warnings <n>', 'exit 1 if there are more warnings than this', wholeNumber)
    .option('--history', 'also search for real names in the earlier versions that git keeps')
    .option(
      '--fix',
      'mend what is safe to mend, such as dates and the capitals of ids and file names; show what changes',
    )
    .addOption(dryRunOption('show what --fix would change, and change nothing').implies({ fix: true }))
    .addOption(
      new Option('--watch', 'check again whenever a file is saved, and report only what has changed').conflicts([
        'fix',
        'json',
        'format',
      ]),
    )
    .option('--explain <rule>', 'say what a rule is for, with examples')
    .addOption(jsonOption('the same as --format json').conflicts('format'))
    .addOption(quietOption('the summary only'))
    .addHelpText('after', EXAMPLES)
    .action(async (dir: string | undefined, flags: CheckFlags) => {
      exit(
        flags.explain === undefined
          ? await runCheck(dir, flags, io)
          : await explainRule(flags.explain, flags.json === true, io),
      );
    });
}

/** A check that was made before of the same files is told again; one that writes or looks into git's history is made. */
async function runCheck(dir: string | undefined, flags: CheckFlags, io: Io): Promise<number> {
  if (flags.for === 'commit') return (await import('../text/check-commit.js')).checkCommit(dir, io);
  if (flags.watch) {
    const { watchCheck } = await import('../text/watch.js');
    return watchCheck(dir, { ...flags, quiet: flags.quiet === true }, io);
  }
  const memory = flags.fix || flags.history ? null : await remembered(dir, flags, io);
  const known = memory?.recall() ?? null;
  if (known) {
    io.out(known.out);
    return known.exitCode;
  }
  let out = '';
  const print = (text: string): void => {
    out += text;
    io.out(text);
  };
  const { beginBriefRun, endBriefRun } = await import('../../app/brief-run.js');
  beginBriefRun();
  const code = await makeCheck(dir, flags, { ...io, out: print }, memory).finally(endBriefRun);
  memory?.keep({ out, exitCode: code });
  return code;
}

async function remembered(dir: string | undefined, flags: CheckFlags, io: Io): Promise<CheckMemory | null> {
  const { findPortfolioRoot } = await import('../../portfolio/find.js');
  const { openCheckMemory } = await import('../../app/cache/check-memory.js');
  const root = findPortfolioRoot(placeNamed(io, dir ?? '.'));
  const build = buildStamp();
  if (root === null || build === null) return null;
  return openCheckMemory(root, [flags, io.width, io.colorLevel.out, today(io), baseOf(root, io)], build, io);
}

async function makeCheck(
  dir: string | undefined,
  flags: CheckFlags,
  io: Io,
  memory: CheckMemory | null,
): Promise<number> {
  const { checkPortfolio } = await import('../../app/check.js');
  const { RULES } = await import('../../check/index.js');
  const { open, files, result, next } = await checkPortfolio(dir, flags, io, memory?.settled());
  io.out(
    await report(result, {
      format: flags.json ? 'json' : flags.format,
      quiet: flags.quiet === true,
      stage: open.linked.portfolio.config.stage?.value ?? null,
      rules: RULES.filter(({ id }) => flags.rule === undefined || flags.rule.includes(id)),
      root: open.root,
      files,
      portfolio: open.linked.portfolio,
      next,
      io,
    }),
  );
  return exitCode(result, flags);
}

function exitCode({ findings, summary }: CheckResult, flags: CheckFlags): number {
  if (flags.maxWarnings !== undefined && summary.warnings > flags.maxWarnings) return EXIT.findings;
  if (flags.for === 'submission') {
    const owed = findings.some(({ severity, owner }) => severity !== 'warning' && owner !== 'university');
    return owed ? EXIT.findings : EXIT.clean;
  }
  const counted = countedFrom(flags.severity);
  return findings.some((finding) => counted.includes(finding.severity)) ? EXIT.findings : EXIT.clean;
}

async function explainRule(id: string, json: boolean, io: Io): Promise<number> {
  const { ruleNamed } = await import('../../app/check.js');
  const { explainJson, explainText } = await import('../../check/reporters/explain.js');
  io.out((json ? explainJson : explainText)(ruleNamed(id)));
  return EXIT.clean;
}

function wholeNumber(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Expected a whole number, such as 0.');
}

const EXAMPLES = `
Examples:
  $ mentor check                      the portfolio here, at its current stage
  $ mentor check --for submission     is it ready to hand in?
  $ mentor check --for commit         what you have added with git
  $ mentor check --explain complete/skill
  $ mentor check --dry-run            what --fix could mend
  $ mentor check --json | jq .summary
  $ mentor check --format github      annotations, in GitHub Actions
`;
