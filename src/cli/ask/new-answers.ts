import { resolve } from 'node:path';
import type { LinkedPortfolio } from '../../coverage/index.js';
import { KINDS, type Kind } from '../../portfolio/index.js';
import type { NewRequest } from '../../scaffold/index.js';
import { Refusal } from '../../text/refusal.js';
import type { NewFlags } from '../commands/new.js';
import { assertOptionsFit } from '../commands/new-fits.js';
import { needsTitle, readKind, requestFrom } from '../commands/new-request.js';
import type { Io } from '../io.js';
import { askForWords, type EvidenceWords } from './evidence-words.js';
import { askForNew } from './new-questions.js';
import type { Prompts } from './prompts.js';

/** What to write, and the evidence to bring along. */
export interface NewAnswers {
  request: NewRequest;
  /** Files to copy in. */
  files: { source: string; absolute: string }[];
  /** What is said of each file, in the same order. */
  words: EvidenceWords[];
  /** Addresses to list as they are. */
  urls: string[];
  /** The person was asked what else it could count for. */
  offered: boolean;
}

interface Given {
  kind: string | undefined;
  title: string;
  flags: NewFlags;
  io: Io;
  linked: LinkedPortfolio;
  /** The portfolio's folder, absolute. */
  root: string;
}

/**
 * What `new` is to write: from the command line, then from the person at the terminal.
 * @throws Refusal where something is missing and nobody can be asked
 */
export async function answersFor({ kind: word, title, flags, io, linked, root }: Given): Promise<NewAnswers> {
  const named = word === undefined ? null : readKind(word);
  const prompts = io.interactive && flags.input ? await (await import('./prompts.js')).loadPrompts(io) : null;
  if (!prompts) assertEnough(named, title);
  if (named) assertOptionsFit(named, flags);
  const kind = named ?? (await askForKind(prompts as Prompts));
  const asked = prompts ? await askForNew({ kind, title, flags, prompts, linked, io }) : { title, flags };
  const evidence = asked.flags.evidence ?? [];
  const isUrl = (text: string): boolean => /^https?:\/\//i.test(text);
  const files = evidence.filter((one) => !isUrl(one));
  return {
    request: requestFrom(kind, asked.title, asked.flags, linked, io, root),
    files: files.map((source) => ({ source, absolute: resolve(io.cwd, source) })),
    words: await askForWords(files, asked.flags, prompts),
    urls: evidence.filter(isUrl),
    offered: prompts !== null && flags.criteria === undefined,
  };
}

function assertEnough(kind: Kind | null, title: string): void {
  const missing = kind === null ? 'what to write' : needsTitle(kind) && title.trim() === '' ? 'its title' : null;
  if (missing === null) return;
  throw new Refusal(
    'MissingArgument',
    `Nobody can be asked here, and ${missing} is missing.`,
    `For example: \`mentor new ${kind ?? 'entry'} "${kind === 'agreement' ? 'Trainee A' : 'Joint observation'}"\`.`,
  );
}

async function askForKind(prompts: Prompts): Promise<Kind> {
  const kinds = KINDS.filter((kind) => kind !== 'sign-off');
  return prompts.choose(
    'What do you want to write?',
    kinds.map((kind) => ({ value: kind, name: kind })),
  );
}
