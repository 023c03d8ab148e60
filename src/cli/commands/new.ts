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
      'Writes one file and prints its path. At a terminal it asks a few questions; elsewhere the options answer them. Overwrites nothing.',
    )
    .argument(
      '[kind]',
      'entry, meeting, observation, conversation, report, cpd, learning-journey, evaluation, reflection, targets, self-assessment, checklist, agreement, credit-claim or comment',
    )
    .argument('[title...]', 'its title; for an agreement the pseudonym, for targets the target')
    .optionsGroup('What the file says:')
    .option('--text <markdown>', 'what happened; - reads standard input')
    .option('--date <day>', 'the day it happened, as 2026-03-12 (default: today)')
    .option('--criteria <ids>', 'the criteria it shows, as AM5,AM7', collect)
    .option('--standards <ids>', 'the standards it meets', collect)
    .option('--skills <ids>', 'the skills it used', collect)
    .option('--dimensions <ids>', 'the dimensions it speaks to', collect)
    .option('--evidence <file>', 'a file to copy in, or an address; repeat for more', collect)
    .option('--caption <text>', 'a caption for that evidence')
    .option('--alt <text>', 'what the picture shows, for those who cannot see it')
    .option('--keep-metadata', 'keep location and camera details in pictures')
    .option('--people <ids>', 'ids from private.yaml, never names', collect)
    .option('--hours <number>', 'how many hours it took', positive)
    .option('--purpose <purpose>', 'what the mentoring is for, as a framework declares it')
    .addOption(
      new Option('--consent <state>', 'the consent of people in photos and video').choices([
        'given',
        'not-needed',
        'missing',
      ]),
    )
    .option('--achieved <text>', "what the programme's table shows")
    .option('--stage <stage>', 'the stage it counts for (default: that of its criteria, or else yours)')
    .optionsGroup('For some kinds:')
    .option('--agreement <name>', 'the agreement that a meeting or an observation belongs to')
    .option('--model <model>', 'for a conversation: a model that a framework declares')
    .option('--medium <medium>', 'for a contact: how you met, as a framework declares it')
    .option('--observed <kinds>', 'for an observation: joint, developmental … as a framework declares it', collect)
    .option('--moderated-by <role>', 'for an observation: the role that gave a second view')
    .option('--by <role>', 'for an evaluation: who wrote it, a role and never a name')
    .option('--audit <audit>', "the audit of somebody's skills, as a framework declares it")
    .option('--question <id>', 'for a reflection: the key question that --text answers')
    .option('--due <day>', 'for a target: by when')
    .option('--measure <text>', 'for a target: how you will know that it is met')
    .option('--action <text>', 'for a target: the first step')
    .option('--for <ids>', 'for a target: the points or standards it is for', collect)
    .option('--starts <day>', 'for an agreement: its first day')
    .option('--ends <day>', 'for an agreement: its last day')
    .option('--until <days>', 'for an agreement: the last day of each period of its schedule', collect)
    .option('--phase <phase>', 'for a learning journey: its phase')
    .option('--module <id>', 'for a credit claim: the module')
    .option('--credits <number>', 'for a credit claim: how many credits', positive)
    .option(
      '--route <route>',
      'for a credit claim: how it was earned; for an agreement: its schedule of contacts, or none',
    )
    .option('--on <place>', 'for a comment: a criterion, or a file and line, as journal/a.md:12')
    .option('--role <role>', 'for a comment: the role of its author')
    .option('--name <name>', 'for a comment: the name of its author')
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
  const { openPortfolio } = await import('../../app/open-portfolio.js');
  const { answersFor } = await import('../ask/new-answers.js');
  const { writeFile } = await import('../../app/new.js');
  const { portfolio, edit, dryRun, json, moderatedBy, ...given } = withoutHow(flags);
  const said: NewOptions = { ...given, ...(moderatedBy === undefined ? {} : { 'moderated-by': moderatedBy }) };
  const { textGiven } = await import('../../app/text-given.js');
  const options = said.text === '-' ? { ...said, text: textGiven('-', io) } : said;
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

function positive(text: string): number {
  const number = Number(text.replace(',', '.'));
  if (Number.isFinite(number) && number > 0) return number;
  throw new InvalidArgumentError('Expected a number above 0, such as 1.5.');
}

const EXAMPLES = `
Examples:
  $ mentor new entry                  asks for title, criteria, text, evidence
  $ mentor new entry "Joint observation" --criteria AM5,AM7 --text "We …"
  $ mentor new conversation "After Year 9" --model grow --agreement trainee-a
  $ mentor new agreement "Trainee A" --starts 2026-09-07 --route in-service
  $ mentor new targets "Ask before telling" --due 2027-02-12 --for MS1.4
  $ mentor new reflection --question KQ3 --text "…"
`;
