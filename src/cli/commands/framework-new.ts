import { near, placeFor, writeNew, writeSchema } from '../../app/framework-write.js';
import { frameworksHere } from '../../app/frameworks.js';
import { idFromTitle, type NewPack, newPackText, PACK_ID } from '../../framework/own/new-pack.js';
import { Refusal } from '../../text/refusal.js';
import type { Prompts } from '../ask/prompts.js';
import { EXIT } from '../exit.js';
import type { Io } from '../io.js';
import { json } from './framework-list.js';

export interface FrameworkNewFlags {
  id?: string;
  title?: string;
  stage?: string;
  criteria?: number;
  out?: string;
  input: boolean;
  json?: true;
  quiet?: true;
}

const FIRST_STAGE = 'First stage';
const FEW_CRITERIA = 5;
const MOST_CRITERIA = 200;

/** Writes a pack to fill in, with a comment beside everything. @returns the exit code */
export async function runFrameworkNew(flags: FrameworkNewFlags, io: Io): Promise<number> {
  const { own } = await frameworksHere(io.cwd);
  const prompts = io.interactive && flags.input ? await (await import('../ask/prompts.js')).loadPrompts(io) : null;
  const pack = await answersFor(flags, prompts, (id) => own.ids().includes(id));
  const place = placeFor(`${pack.id}.yaml`, flags.out, io);
  writeNew(place.file, newPackText(pack, place.schema), io);
  writeSchema(place.file);
  const file = near(place.file, io);
  if (flags.json) io.out(json({ version: 1, id: pack.id, file, criteria: pack.criteria }));
  else io.out(`${file}\n`);
  if (!flags.quiet) io.err(nextSteps(pack, file));
  return EXIT.clean;
}

async function answersFor(
  flags: FrameworkNewFlags,
  prompts: Prompts | null,
  isTaken: (id: string) => boolean,
): Promise<NewPack> {
  if (!prompts && flags.title === undefined && flags.id === undefined) {
    const hint = 'For example: `mentor framework new --title "Hawthorn mentor award" --criteria 5`.';
    throw new Refusal('MissingOption', 'Nobody can be asked here, and --title is missing.', hint);
  }
  const validId = (id: string): true | string => idFault(id, isTaken) ?? true;
  if (flags.id !== undefined) assertRight(idFault(flags.id, isTaken));
  const title =
    flags.title ?? (await prompts?.text('What is the framework called?', { validate: filled })) ?? flags.id ?? '';
  const preset = idFromTitle(title) || 'our-framework';
  const id =
    flags.id ??
    (await prompts?.text('A short name for it (its id):', { default: preset, validate: validId })) ??
    preset;
  assertRight(idFault(id, isTaken));
  const stage =
    flags.stage ?? (await prompts?.text('What is its first stage called?', { default: FIRST_STAGE })) ?? FIRST_STAGE;
  const asked = await prompts?.text('How many criteria has the stage?', {
    default: String(FEW_CRITERIA),
    validate: count,
  });
  const criteria = flags.criteria ?? Number(asked ?? FEW_CRITERIA);
  assertRight(count(String(criteria)));
  return { id, title: title.trim(), stage: stage.trim() || FIRST_STAGE, criteria };
}

function assertRight(fault: string | true | null): void {
  if (typeof fault === 'string') {
    throw new Refusal('BadOption', fault, 'Run the command again with another value: `mentor framework new --help`.');
  }
}

function idFault(id: string, isTaken: (id: string) => boolean): string | null {
  if (!PACK_ID.test(id))
    return `An id has lower-case letters, digits and hyphens, and begins with a letter: not \`${id}\`.`;
  return isTaken(id) ? `There is a framework \`${id}\` already.` : null;
}

const filled = (answer: string): true | string => answer.trim() !== '' || 'It stands on the cover of every submission.';

function count(answer: string): true | string {
  const number = Number(answer);
  return (
    (Number.isInteger(number) && number >= 1 && number <= MOST_CRITERIA) || `Give a number from 1 to ${MOST_CRITERIA}.`
  );
}

function nextSteps({ id }: NewPack, file: string): string {
  return [
    'A pack to fill in: every line says what it is for.',
    '',
    'Next:',
    `  open ${file} in an editor and write the criteria`,
    `  mentor framework check ${file}`,
    `  mentor framework show ${id}`,
    'To follow it, write its id behind `framework:` in portfolio.yaml.',
    '',
  ].join('\n');
}
