import { type EvidenceWords, isAddress } from '../../app/evidence.js';
import type { NewFile, NewOptions } from '../../app/new.js';
import { assertOptionsFit } from '../../app/new-fits.js';
import { needsTitle, readKind, requestFrom } from '../../app/new-request.js';
import { filesNamed, placeNamed } from '../../app/world.js';
import type { LinkedPortfolio } from '../../coverage/index.js';
import { KINDS, type Kind } from '../../portfolio/index.js';
import { isStopped } from '../../text/explain.js';
import { Refusal } from '../../text/refusal.js';
import type { Io } from '../io.js';
import { askForWords } from './evidence.js';
import { askForNew } from './new-questions.js';
import type { Prompts } from './prompts.js';

interface NewAnswers extends NewFile {
  /** The person was asked what else it could count for. */
  offered: boolean;
  /** @throws where Ctrl-C ended the questions: called once what was typed is written */
  endIfStopped: () => void;
}

interface Given {
  kind: string | undefined;
  title: string;
  options: NewOptions;
  io: Io;
  linked: LinkedPortfolio;
  /** The portfolio's folder, absolute. */
  root: string;
}

/**
 * What `new` is to write: from the command line, then from the person at the terminal.
 * @throws Refusal where something is missing and nobody can be asked
 */
export async function answersFor({ kind: word, title, options, io, linked, root }: Given): Promise<NewAnswers> {
  const named = word === undefined ? null : readKind(word);
  const prompts = io.interactive ? await (await import('./prompts.js')).loadPrompts(io) : null;
  if (!prompts) assertEnough(named, title);
  if (named) assertOptionsFit(named, options);
  const kind = named ?? (await askForKind(prompts as Prompts));
  const asked = prompts
    ? await askForNew({ kind, title, flags: options, prompts, linked, io })
    : { title, flags: options };
  const evidence = filesNamed(io, asked.flags.evidence ?? []);
  const files = evidence.filter((one) => !isAddress(one));
  return {
    request: requestFrom(kind, asked.title, asked.flags, linked, io, root),
    files: files.map((source) => ({ source, absolute: placeNamed(io, source) })),
    words: await wordsFor(files, asked.flags, prompts),
    urls: evidence.filter(isAddress),
    offered: prompts !== null && options.criteria === undefined,
    endIfStopped: () => prompts?.endIfStopped(),
  };
}

/** Ctrl-C at a caption must not lose the text that was written before. */
async function wordsFor(
  files: readonly string[],
  flags: NewOptions,
  prompts: Prompts | null,
): Promise<EvidenceWords[]> {
  try {
    return await askForWords(files, flags, prompts);
  } catch (error) {
    if (!flags.text || !isStopped(error)) throw error;
    return askForWords(files, flags, null);
  }
}

function assertEnough(kind: Kind | null, title: string): void {
  const missing = kind === null ? 'what to write' : needsTitle(kind) && title.trim() === '' ? 'its title' : null;
  if (missing === null) return;
  throw new Refusal(
    'MissingArgument',
    `There is nobody to ask here, and ${missing} is missing.`,
    `For example: \`mentor new ${kind ?? 'entry'} "${kind === 'agreement' ? 'Trainee A' : 'Joint observation'}"\`.`,
  );
}

async function askForKind(prompts: Prompts): Promise<Kind> {
  const kinds = KINDS.filter((kind) => kind !== 'sign-off');
  const choices = kinds.map((kind) => ({ value: kind, name: kind }));
  return prompts.choose('What do you want to write?', choices);
}
