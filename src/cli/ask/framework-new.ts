import { idFromTitle, type NewPack, PACK_ID } from '../../framework/own/new-pack.js';
import { Refusal } from '../../text/refusal.js';
import type { Io } from '../io.js';
import type { Prompts } from './prompts.js';

/** What is said of a new pack, as far as it is given. */
export interface AskedForPack {
  id?: string;
  title?: string;
  stage?: string;
  criteria?: number;
}

const FIRST_STAGE = 'First stage';
const FEW_CRITERIA = 5;
const MOST_CRITERIA = 200;

/**
 * What a new pack needs: from the options, then from the person at the terminal.
 * @throws Refusal where something is wrong, or missing and nobody can be asked
 */
export async function askForPack(flags: AskedForPack, isTaken: (id: string) => boolean, io: Io): Promise<NewPack> {
  const prompts = io.interactive ? await (await import('./prompts.js')).loadPrompts(io) : null;
  return answersFor(flags, prompts, isTaken);
}

async function answersFor(
  flags: AskedForPack,
  prompts: Prompts | null,
  isTaken: (id: string) => boolean,
): Promise<NewPack> {
  if (!prompts && flags.title === undefined && flags.id === undefined) {
    const hint = 'For example: `mentor framework new --title "Hawthorn mentor award" --criteria 5`.';
    throw new Refusal('MissingOption', 'There is nobody to ask here, and --title is missing.', hint);
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
  const asked = await prompts?.text('How many criteria does the stage have?', {
    default: String(FEW_CRITERIA),
    validate: count,
  });
  const criteria = flags.criteria ?? Number(asked ?? FEW_CRITERIA);
  assertRight(count(String(criteria)));
  return { id, title: title.trim(), stage: stage.trim() || FIRST_STAGE, criteria };
}

function assertRight(fault: string | true | null): void {
  if (typeof fault === 'string')
    throw new Refusal('BadOption', fault, 'Run the command again with another value: `mentor framework new --help`.');
}

function idFault(id: string, isTaken: (id: string) => boolean): string | null {
  if (!PACK_ID.test(id))
    return `An id consists of lower-case letters, digits and hyphens, and begins with a letter: \`${id}\` does not.`;
  return isTaken(id) ? `There is already a framework \`${id}\`.` : null;
}

const filled = (answer: string): true | string =>
  answer.trim() !== '' || 'It will be on the cover of every submission.';

function count(answer: string): true | string {
  const number = Number(answer);
  return (
    (Number.isInteger(number) && number >= 1 && number <= MOST_CRITERIA) || `Give a number from 1 to ${MOST_CRITERIA}.`
  );
}
