import { resolve } from 'node:path';
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { CheckMemory } from '../../app/cache/check-memory.js';
import type { Inside } from '../../app/check.js';
import type { OpenPortfolio } from '../../app/open-portfolio.js';
import { buildStamp } from '../../app/version.js';
import { today } from '../../app/world.js';
import type { CheckResult, Severity } from '../../check/model.js';
import type { FileSet } from '../../portfolio/index.js';
import { Refusal } from '../../text/refusal.js';
import { EXIT } from '../exit.js';
import type { Io } from '../io.js';
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
    .summary('say what is missing for a stage and how to mend it')
    .description(
      'Says what is broken, missing or doubtful in a portfolio, where, and how to mend it. Changes nothing, unless --fix says so.',
    )
    .argument('[dir]', 'the portfolio; left out: the nearest one from here upwards')
    .option('--stage <stage>', 'check this stage instead of the one in portfolio.yaml')
    .addOption(
      new Option(
        '--for <purpose>',
        'submission: exit 0 when neither mentor nor school owe anything; names are errors. commit: only what git is about to take in',
      ).choices(['submission', 'commit']),
    )
    .addOption(new Option('--format <format>', 'how to print').choices([...FORMATS]).default('text'))
    .option('--json', 'the same as --format json')
    .option('--rule <rule...>', 'only these rules')
    .addOption(
      new Option('--severity <severity>', 'exit 1 from this severity on')
        .choices(['error', 'missing', 'warning'])
        .default('missing'),
    )
    .option('--max-warnings <n>', 'exit 1 when there are more warnings than this', wholeNumber)
    .option('--history', 'search what git keeps of earlier versions for real names too')
    .option('--fix', 'mend what is safe to mend: dates, capitals of ids and file names; shows what it changes')
    .addOption(new Option('--dry-run', 'show what --fix would change, and change nothing').implies({ fix: true }))
    .addOption(
      new Option('--watch', 'check again whenever a file is saved, and say only what changed').conflicts([
        'fix',
        'json',
        'format',
      ]),
    )
    .option('--explain <rule>', 'what a rule is for, with examples')
    .option('-q, --quiet', 'the summary only')
    .addHelpText('after', EXAMPLES)
    .action(async (dir: string | undefined, flags: CheckFlags) => {
      exit(flags.explain === undefined ? await runCheck(dir, flags, io) : await explainRule(flags.explain, io));
    });
}

/** A check that was made before of the same files is told again; one that writes or looks into git's history is made. */
async function runCheck(dir: string | undefined, flags: CheckFlags, io: Io): Promise<number> {
  if (flags.for === 'commit') return (await import('./check-commit.js')).checkCommit(dir, io);
  if (flags.watch) {
    const { watchCheck } = await import('./check-watch.js');
    if (flags.rule) await assertKnownRules(flags.rule);
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
  const code = await makeCheck(dir, flags, { ...io, out: print });
  memory?.keep({ out, exitCode: code });
  return code;
}

async function remembered(dir: string | undefined, flags: CheckFlags, io: Io): Promise<CheckMemory | null> {
  const [{ findPortfolioRoot }, { openCheckMemory }] = await Promise.all([
    import('../../portfolio/find.js'),
    import('../../app/cache/check-memory.js'),
  ]);
  const root = findPortfolioRoot(resolve(io.cwd, dir ?? '.'));
  const build = buildStamp();
  if (root === null || build === null) return null;
  return openCheckMemory(root, [flags, io.width, io.colorLevel.out, today(io), baseOf(root, io)], build, io);
}

async function makeCheck(dir: string | undefined, flags: CheckFlags, io: Io): Promise<number> {
  const [{ openPortfolio }, { checkOpen, lookInside, stepsAfter }, { RULES }] = await Promise.all([
    import('../../app/open-portfolio.js'),
    import('../../app/check.js'),
    import('../../check/index.js'),
  ]);
  if (flags.rule) await assertKnownRules(flags.rule);
  const open = await openPortfolio(dir, io);
  const inside = await lookInside(open, flags, io);
  const { files, result } = flags.fix
    ? await fixed(open, flags, inside, io)
    : { files: open.files, result: checkOpen(open, flags, io, inside) };
  io.out(
    await report(result, {
      format: flags.json ? 'json' : flags.format,
      quiet: flags.quiet === true,
      stage: open.linked.portfolio.config.stage?.value ?? null,
      rules: RULES.filter(({ id }) => flags.rule === undefined || flags.rule.includes(id)),
      root: open.root,
      files,
      portfolio: open.linked.portfolio,
      next: stepsAfter(result, open.linked, today(io)),
      io,
    }),
  );
  return exitCode(result, flags);
}

async function fixed(
  open: OpenPortfolio,
  flags: CheckFlags,
  inside: Inside,
  io: Io,
): Promise<{ files: FileSet; result: CheckResult }> {
  const { fixOpen } = await import('../../app/fix.js');
  return fixOpen(open, { ...flags, dryRun: flags.dryRun === true }, inside, io);
}

function exitCode({ findings, summary }: CheckResult, flags: CheckFlags): number {
  if (flags.maxWarnings !== undefined && summary.warnings > flags.maxWarnings) return EXIT.findings;
  if (flags.for === 'submission') return summary.ready ? EXIT.clean : EXIT.findings;
  const counted: readonly Severity[] = {
    error: ['error'],
    missing: ['error', 'missing'],
    warning: ['error', 'missing', 'warning'],
  }[flags.severity] as Severity[];
  return findings.some((finding) => counted.includes(finding.severity)) ? EXIT.findings : EXIT.clean;
}

async function explainRule(id: string, io: Io): Promise<number> {
  await assertKnownRules([id]);
  const [{ RULES }, { explainText }] = await Promise.all([
    import('../../check/index.js'),
    import('../../check/reporters/explain.js'),
  ]);
  const rule = RULES.find((known) => known.id === id);
  if (rule) io.out(explainText(rule));
  return EXIT.clean;
}

async function assertKnownRules(ids: readonly string[]): Promise<void> {
  const [{ RULES }, { nearest }] = await Promise.all([
    import('../../check/index.js'),
    import('../../framework/index.js'),
  ]);
  const known = RULES.map((rule) => rule.id);
  const wrong = ids.find((id) => !known.includes(id));
  if (wrong === undefined) return;
  const meant = nearest(wrong, known)[0];
  throw new Refusal(
    'UnknownRule',
    `There is no rule \`${wrong}\`.`,
    meant ? `Did you mean \`${meant}\`?` : `There are: ${known.join(', ')}.`,
  );
}

function wholeNumber(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Expected a whole number, such as 0.');
}

const EXAMPLES = `
Examples:
  $ mentor check                      the portfolio here, its current stage
  $ mentor check --for submission     is it ready to hand in?
  $ mentor check --for commit         what you have added with git, before it is kept for good
  $ mentor check --explain complete/skill
  $ mentor check --dry-run            what could be mended by itself
  $ mentor check --json | jq .summary
  $ mentor check --format github      annotations, in GitHub Actions
`;
