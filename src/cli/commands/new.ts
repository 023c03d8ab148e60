import { type Command, InvalidArgumentError, Option } from 'commander';
import { EXIT } from '../exit.js';
import type { Io } from '../io.js';

export interface NewFlags {
  portfolio?: string;
  date?: string;
  stage?: string;
  criteria?: string[];
  standards?: string[];
  skills?: string[];
  dimensions?: string[];
  evidence?: string[];
  caption?: string;
  alt?: string;
  keepMetadata?: true;
  people?: string[];
  hours?: number;
  purpose?: string;
  consent?: string;
  agreement?: string;
  model?: string;
  phase?: string;
  module?: string;
  credits?: number;
  route?: string;
  starts?: string;
  ends?: string;
  on?: string;
  role?: string;
  name?: string;
  achieved?: string;
  text?: string;
  question?: string;
  due?: string;
  measure?: string;
  action?: string;
  for?: string[];
  edit?: true;
  dryRun?: true;
  input: boolean;
  json?: true;
  quiet?: true;
}

export function addNewCommand(program: Command, io: Io, exit: (code: number) => void): void {
  const command = program
    .command('new')
    .summary('write an entry, a meeting, a reflection, a target …')
    .description(
      'Writes one file and prints its path. Asks little at a terminal; the options say it all elsewhere. Overwrites nothing.',
    )
    .argument(
      '[kind]',
      'entry, meeting, observation, conversation, report, cpd, learning-journey, reflection, targets, self-assessment, checklist, agreement, credit-claim or comment',
    )
    .argument('[title...]', 'what it is called; for an agreement the pseudonym, for targets the target')
    .optionsGroup('What it says:')
    .option('--text <markdown>', 'what happened; - reads it from standard input')
    .option('--date <day>', 'the day it happened, as 2026-03-12; left out: today')
    .option('--criteria <ids>', 'the criteria it shows, as DM5,DM7', collect)
    .option('--standards <ids>', 'the standards it meets', collect)
    .option('--skills <ids>', 'the skills it used', collect)
    .option('--dimensions <ids>', 'the dimensions it speaks to', collect)
    .option('--evidence <file>', 'a file that shows it, copied in, or an address; more than once for more', collect)
    .option('--caption <text>', 'caption of that evidence')
    .option('--alt <text>', 'what the picture shows, for who cannot see it')
    .option('--keep-metadata', 'leave place and maker in pictures')
    .option('--people <ids>', 'ids of private.yaml, never names', collect)
    .option('--hours <number>', 'how long it took', positive)
    .addOption(
      choice('--purpose <purpose>', 'what the mentoring is for', [
        'itt',
        'induction',
        'performance',
        'cpd',
        'management',
        'career',
      ]),
    )
    .addOption(choice('--consent <state>', 'of people in photos and video', ['given', 'not-needed', 'missing']))
    .option('--achieved <text>', "what the programme's table shows")
    .option('--stage <stage>', 'the stage it counts for; left out: that of its criteria, else yours')
    .optionsGroup('For some kinds:')
    .option('--agreement <name>', 'the agreement a meeting or an observation belongs to')
    .option('--model <model>', 'of a conversation: learning, grow or oskar')
    .option('--question <id>', 'of a reflection: the key question that --text answers')
    .option('--due <day>', 'of a target: by when')
    .option('--measure <text>', 'of a target: how you will know')
    .option('--action <text>', 'of a target: the first step')
    .option('--for <ids>', 'of a target: the points or standards it is for', collect)
    .option('--starts <day>', 'of an agreement: its first day')
    .option('--ends <day>', 'of an agreement: its last day')
    .option('--phase <phase>', 'of a learning journey')
    .option('--module <id>', 'of a credit claim')
    .option('--credits <number>', 'of a credit claim', positive)
    .addOption(choice('--route <route>', 'of a credit claim', ['workshops', 'taught', 'apel']))
    .option('--on <place>', 'of a comment: a criterion, or a file and line as journal/a.md:12')
    .option('--role <role>', 'of a comment: whose it is')
    .option('--name <name>', 'of a comment: who says it')
    .optionsGroup('How it runs:')
    .option('--portfolio <dir>', 'the portfolio; left out: the nearest one from here upwards')
    .option('--edit', 'open the file in $VISUAL or $EDITOR')
    .option('--dry-run', 'only show what would be written')
    .option('--no-input', 'ask nothing')
    .option('--json', 'the result as JSON')
    .option('-q, --quiet', 'no talk');
  command.addHelpText('after', EXAMPLES).action(async (kind: string | undefined, title: string[], flags: NewFlags) => {
    const { runNew } = await import('./new-run.js');
    await runNew(kind, title.join(' '), flags, io);
    exit(EXIT.clean);
  });
}

function choice(flags: string, about: string, choices: string[]): Option {
  return new Option(flags, about).choices(choices);
}

function collect(text: string, before: string[] = []): string[] {
  return [...before, text];
}

function positive(text: string): number {
  const number = Number(text.replace(',', '.'));
  if (Number.isFinite(number) && number > 0) return number;
  throw new InvalidArgumentError('Expected a number above 0, such as 1.5.');
}

const EXAMPLES = `
Examples:
  $ mentor new entry                  asks for title, criteria, words, evidence
  $ mentor new entry "Joint observation" --criteria DM5,DM7 --text "We …"
  $ mentor new conversation "After Year 9" --model grow --agreement trainee-a
  $ mentor new agreement "Trainee A" --starts 2026-09-07
  $ mentor new targets "Ask before telling" --due 2027-02-12 --for MS1.4
  $ mentor new reflection --question KQ3 --text "…"
`;
