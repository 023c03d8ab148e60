import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { NewOptions } from '../../app/new.js';
import type { LinkedPortfolio } from '../../coverage/index.js';
import type { NewRequest } from '../../scaffold/index.js';
import { jsonText } from '../../text/json-text.js';
import { printableList } from '../../text/quoted.js';
import type { Io } from '../io.js';
import { collect, dryRunOption, type How, jsonOption, portfolioOption, withoutHow } from '../options.js';

type NewFlags = NewOptions & {
  moderatedBy?: string;
  portfolio?: string;
  edit?: true;
  dryRun?: true;
  json?: true;
  yes?: true;
} & How;

export function addNewCommand(program: Command, io: Io): void {
  program
    .command('new')
    .summary('write an entry, a meeting, a reflection, a target …')
    .description(
      'Writes one file and prints its path. Asks little at a terminal; the options say it all elsewhere. Overwrites nothing.',
    )
    .argument(
      '[kind]',
      'entry, meeting, observation, conversation, report, cpd, learning-journey, evaluation, reflection, targets, self-assessment, checklist, agreement, credit-claim or comment',
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
    .option('--alt <text>', 'what the picture shows, for those who cannot see it')
    .option('--keep-metadata', 'keep location and camera details in pictures')
    .option('--people <ids>', 'ids of private.yaml, never names', collect)
    .option('--hours <number>', 'how long it took', positive)
    .option('--purpose <purpose>', 'what the mentoring is for, as a framework declares it')
    .addOption(choice('--consent <state>', 'of people in photos and video', ['given', 'not-needed', 'missing']))
    .option('--achieved <text>', "what the programme's table shows")
    .option('--stage <stage>', 'the stage it counts for; left out: that of its criteria, else yours')
    .optionsGroup('For some kinds:')
    .option('--agreement <name>', 'the agreement a meeting or an observation belongs to')
    .option('--model <model>', 'of a conversation: one that a framework declares')
    .option('--medium <medium>', 'of a contact: how you met, as a framework declares it')
    .option('--observed <kinds>', 'of an observation: joint, developmental … as a framework declares it', collect)
    .option('--moderated-by <role>', 'of an observation: whose second view it had')
    .option('--by <role>', 'of an evaluation: who says it, a role and never a name')
    .option('--audit <audit>', "what it rates of somebody's skills, as a framework declares it")
    .option('--question <id>', 'of a reflection: the key question that --text answers')
    .option('--due <day>', 'of a target: by when')
    .option('--measure <text>', 'of a target: how you will know')
    .option('--action <text>', 'of a target: the first step')
    .option('--for <ids>', 'of a target: the points or standards it is for', collect)
    .option('--starts <day>', 'of an agreement: its first day')
    .option('--ends <day>', 'of an agreement: its last day')
    .option('--until <days>', 'of an agreement: the last day of each period of its schedule', collect)
    .option('--phase <phase>', 'of a learning journey')
    .option('--module <id>', 'of a credit claim')
    .option('--credits <number>', 'of a credit claim', positive)
    .option('--route <route>', 'of a credit claim; of an agreement: its schedule of contacts, or none')
    .option('--on <place>', 'of a comment: a criterion, or a file and line as journal/a.md:12')
    .option('--role <role>', 'of a comment: whose it is')
    .option('--name <name>', 'of a comment: who says it')
    .optionsGroup('How it runs:')
    .addOption(portfolioOption())
    .option('--edit', 'open the file in $VISUAL or $EDITOR')
    .addOption(dryRunOption('only show what would be written'))
    .addOption(jsonOption())
    .addHelpText('after', EXAMPLES)
    .action(async (kind: string | undefined, title: string[], flags: NewFlags) => {
      await runNew(kind, title.join(' '), flags, io);
    });
}

async function runNew(kind: string | undefined, title: string, flags: NewFlags, io: Io): Promise<void> {
  const [{ openPortfolio }, { answersFor }, { writeFile }] = await Promise.all([
    import('../../app/open-portfolio.js'),
    import('../ask/new-answers.js'),
    import('../../app/new.js'),
  ]);
  const { portfolio, edit, dryRun, json, moderatedBy, ...given } = withoutHow(flags);
  const said: NewOptions = { ...given, ...(moderatedBy === undefined ? {} : { 'moderated-by': moderatedBy }) };
  const options = said.text === '-' ? { ...said, text: readFileSync(0, 'utf8') } : said;
  const { root, linked } = await openPortfolio(portfolio, io);
  const answers = await answersFor({ kind, title, options, io, linked, root });
  if (dryRun) {
    await showPlan(answers.request, root, linked, json === true, io);
    return answers.endIfStopped();
  }
  const written = await writeFile(answers, root, linked, options.keepMetadata === true);
  const { path, plan, imported } = written;
  const result = { version: 1, path, action: plan.action, evidence: imported.map((one) => one.path) };
  io.out(json ? jsonText(result) : printableList([relative(io.cwd, join(root, path))]));
  const { newTalk } = await import('../text/new.js');
  io.talk(newTalk({ ...written, linked, offered: answers.offered }));
  answers.endIfStopped();
  if (edit) await (await import('../../app/editor.js')).editFile(join(root, path), io, io.interactive);
}

async function showPlan(
  request: NewRequest,
  root: string,
  linked: LinkedPortfolio,
  json: boolean,
  io: Io,
): Promise<void> {
  const { planFile } = await import('../../app/new.js');
  const text = planFile(request, root, linked);
  const [path = '', , ...lines] = text.split('\n');
  io.out(json ? jsonText({ version: 1, path, dryRun: true, text: lines.join('\n') }) : text);
  io.err('Nothing was written.\n');
}

function choice(flags: string, about: string, choices: string[]): Option {
  return new Option(flags, about).choices(choices);
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
  $ mentor new agreement "Trainee A" --starts 2026-09-07 --route in-service
  $ mentor new targets "Ask before telling" --due 2027-02-12 --for MS1.4
  $ mentor new reflection --question KQ3 --text "…"
`;
