import { type Command, Option } from 'commander';
import type { CheckResult, Severity } from '../check/model.js';
import { EXIT } from './errors.js';
import { type Io, today } from './io.js';

interface CheckFlags {
  stage?: string;
  for?: 'submission';
  format: 'text' | 'json';
  json?: true;
  rule?: string[];
  severity: Severity;
  explain?: string;
  quiet?: true;
}

export function addCheckCommand(program: Command, io: Io, exit: (code: number) => void): void {
  program
    .command('check')
    .summary('say what is missing for a stage and how to mend it')
    .description('Says what is broken, missing or doubtful in a portfolio, where, and how to mend it. Changes nothing.')
    .argument('[dir]', 'the portfolio; left out: the nearest one from here upwards')
    .option('--stage <stage>', 'check this stage instead of the one in portfolio.yaml')
    .addOption(
      new Option('--for <purpose>', 'submission: exit 0 when neither mentor nor school owe anything').choices([
        'submission',
      ]),
    )
    .addOption(new Option('--format <format>', 'how to print').choices(['text', 'json']).default('text'))
    .option('--json', 'the same as --format json')
    .option('--rule <rule...>', 'only these rules')
    .addOption(
      new Option('--severity <severity>', 'exit 1 from this severity on')
        .choices(['error', 'missing', 'warning'])
        .default('missing'),
    )
    .option('--explain <rule>', 'what a rule is for, with examples')
    .option('-q, --quiet', 'the summary only')
    .addHelpText('after', EXAMPLES)
    .action(async (dir: string | undefined, flags: CheckFlags) => {
      exit(flags.explain === undefined ? await runCheck(dir, flags, io) : await explainRule(flags.explain, io));
    });
}

async function runCheck(dir: string | undefined, flags: CheckFlags, io: Io): Promise<number> {
  const [{ openPortfolio, chooseStages }, { check, RULES }] = await Promise.all([
    import('./open-portfolio.js'),
    import('../check/index.js'),
  ]);
  const { linked, files, root } = openPortfolio(dir, io);
  const stages = chooseStages(linked, flags.stage);
  if (flags.rule) await assertKnownRules(flags.rule);
  const result = check(linked, RULES, {
    today: today(io),
    ...(stages ? { stages } : {}),
    ...(flags.rule ? { only: flags.rule } : {}),
  });
  if (flags.json || flags.format === 'json') {
    const { jsonReport } = await import('../check/reporters/json.js');
    io.out(jsonReport(result, { portfolio: nameOf(root), stage: linked.portfolio.config.stage?.value ?? null }));
  } else {
    const [{ textReport }, { painter }] = await Promise.all([
      import('../check/reporters/text.js'),
      import('./paint.js'),
    ]);
    const paint = painter(io.colorLevel.out);
    const plurals = new Map(RULES.flatMap(({ id, plural }) => (plural ? [[id, plural] as const] : [])));
    io.out(
      textReport(result, {
        paint,
        width: io.width,
        quiet: flags.quiet === true,
        plurals,
        sourceOf: (path) => files.texts.get(path) ?? null,
      }),
    );
  }
  return exitCode(result, flags);
}

function exitCode({ findings, summary }: CheckResult, flags: CheckFlags): number {
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
    import('../check/index.js'),
    import('../check/reporters/explain.js'),
  ]);
  const rule = RULES.find((known) => known.id === id);
  if (rule) io.out(explainText(rule));
  return EXIT.clean;
}

async function assertKnownRules(ids: readonly string[]): Promise<void> {
  const [{ RULES }, { nearest }, { CannotRun }] = await Promise.all([
    import('../check/index.js'),
    import('../framework/index.js'),
    import('./errors.js'),
  ]);
  const known = RULES.map((rule) => rule.id);
  const wrong = ids.find((id) => !known.includes(id));
  if (wrong === undefined) return;
  const meant = nearest(wrong, known)[0];
  throw new CannotRun(
    'UnknownRule',
    `There is no rule \`${wrong}\`.`,
    meant ? `Did you mean \`${meant}\`?` : `There are: ${known.join(', ')}.`,
  );
}

function nameOf(root: string): string {
  return root.split(/[\\/]/).at(-1) ?? root;
}

const EXAMPLES = `
Examples:
  $ mentor check                          the portfolio here, the stage in portfolio.yaml
  $ mentor check --for submission         is it ready to hand in?
  $ mentor check --explain complete/skill
  $ mentor check --json | jq .summary
`;
