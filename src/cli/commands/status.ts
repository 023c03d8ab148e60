import { type Command, Option } from 'commander';
import { today } from '../../app/world.js';
import type { CheckResult } from '../../check/index.js';
import type { LinkedPortfolio, Owed, StageCoverage, StageInFramework } from '../../coverage/index.js';
import { EXIT } from '../exit.js';
import type { Io } from '../io.js';

interface StatusFlags {
  stage?: string;
  format: 'text' | 'json' | 'markdown';
  json?: true;
  markdown?: true;
}

export function addStatusCommand(program: Command, io: Io, exit: (code: number) => void): void {
  program
    .command('status')
    .summary('where you stand, and what to do next')
    .description('Shows on one screen what each stage has and lacks, and the next three steps. Changes nothing.')
    .argument('[dir]', 'the portfolio; left out: the nearest one from here upwards')
    .option('--stage <stage>', 'this stage instead of the one in portfolio.yaml')
    .addOption(new Option('--format <format>', 'how to print').choices(['text', 'json', 'markdown']).default('text'))
    .option('--json', 'the same as --format json')
    .option('--markdown', 'the same as --format markdown')
    .addHelpText('after', EXAMPLES)
    .action(async (dir: string | undefined, flags: StatusFlags) => {
      exit(await runStatus(dir, flags, io));
    });
}

async function runStatus(dir: string | undefined, flags: StatusFlags, io: Io): Promise<number> {
  const [{ openPortfolio, chooseStages }, { check, RULES }, { coverStage, portfolioStatus }] = await Promise.all([
    import('../../app/open-portfolio.js'),
    import('../../check/index.js'),
    import('../../coverage/index.js'),
  ]);
  const { linked } = await openPortfolio(dir, io);
  const places = chooseStages(linked, flags.stage) ?? stagesBegun(linked);
  const stages = places.map((place) => coverStage(linked, place));
  const result = check(linked, RULES, { today: today(io), stages: places });
  const errors = result.findings.filter(({ severity }) => severity === 'error').length;
  const owedBy = (coverage: StageCoverage): Owed => owedIn(result, coverage);
  const status = portfolioStatus(linked, stages, { today: today(io), owedBy, errors, suggestions: result.suggestions });
  const format = flags.json ? 'json' : flags.markdown ? 'markdown' : flags.format;
  if (format === 'json') io.out(`${JSON.stringify(status, null, 2)}\n`);
  else if (format === 'markdown')
    io.out((await import('../text/status-markdown.js')).statusMarkdown(status, stages, linked));
  else {
    const [{ statusText }, { painter }] = await Promise.all([
      import('../text/status.js'),
      import('../text/painter.js'),
    ]);
    io.out(statusText(status, stages, linked, { paint: painter(io.colorLevel.out), width: Math.min(io.width, 100) }));
  }
  return EXIT.clean;
}

/** The stage where the mentor is working, then every other one that a document counts for. */
function stagesBegun({ currentStage, portfolio, stageOf }: LinkedPortfolio): StageInFramework[] {
  const all = [currentStage, ...portfolio.documents.map(stageOf)].flatMap((place) => place ?? []);
  return [...new Map(all.map((place) => [place.stage, place])).values()];
}

/** What is broken or missing in a stage; what belongs to no stage is the mentor's to mend in each. */
function owedIn({ findings }: CheckResult, { framework, stage }: StageCoverage): Owed {
  const owed = findings.filter((finding) => {
    const here = finding.stage === null || (finding.stage === stage.id && finding.framework === framework.id);
    return here && finding.severity !== 'warning';
  });
  return {
    mentor: owed.filter(({ owner }) => owner === 'mentor').length,
    school: owed.filter(({ owner }) => owner === 'school').length,
  };
}

const EXAMPLES = `
Examples:
  $ mentor status                         the portfolio here
  $ mentor status --stage advanced --json | jq .next
  $ mentor status --markdown > status.md
`;
