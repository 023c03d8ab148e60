import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { check, RULES } from '../../check/index.js';
import type { Claim } from '../../cohort/identify.js';
import { photosIn } from '../../evidence/index.js';
import { CONFIG_PATH, readConfig } from '../../portfolio/index.js';
import { type HandedIn, openHandedIn } from '../../submission/handed-in.js';
import { Refusal } from '../../text/refusal.js';
import { today, type World } from '../world.js';
import { linkHandedIn } from './read-received.js';

/** What can be told of something before it is anybody's. */
export interface Seen {
  claim: Claim;
  contradicts: { file: string; what: string }[];
  private: number;
  unreadable: string | null;
}

/** @throws Refusal for what is not taken in at all: no zip, one that no honest program writes, something else */
export async function lookInto(path: string, io: World): Promise<Seen> {
  const stem = basename(path).replace(/\.zip$/i, '');
  if (statSync(path).isFile() && !/\.zip$/i.test(path)) {
    const hint = 'Expected the zip that `mentor submit` makes, a folder, or a filled-in Word form.';
    throw new Refusal('NotAPortfolio', 'It is no zip, no folder and no Word form.', hint);
  }
  try {
    const handedIn = openHandedIn(path);
    try {
      return await seenIn(handedIn, stem, io);
    } finally {
      handedIn.close();
    }
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'NoPortfolio') throw error;
    const claim = { portfolio: null, name: null, school: null, stem };
    return { claim, contradicts: [], private: 0, unreadable: error.message };
  }
}

async function seenIn(handedIn: HandedIn, stem: string, io: World): Promise<Seen> {
  const { manifest, files, submission } = handedIn;
  const { config } = readConfig(files.texts.get(CONFIG_PATH) ?? '');
  const { name, school } = manifest?.mentor ?? config.mentor;
  const claim = { portfolio: config.id, name, school, stem };
  const contradicts = (submission?.troubles ?? []).map((trouble) => ({ file: trouble.file, what: trouble.what }));
  try {
    const linked = await linkHandedIn(handedIn);
    const contents = await photosIn(files, io.signal);
    const how = { today: today(io), texts: files.texts, contents, purpose: 'submission', only: PRIVATE } as const;
    const { findings } = check(linked, RULES, how);
    return { claim, contradicts, private: findings.length, unreadable: null };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { claim, contradicts, private: 0, unreadable: `${error.message} ${error.hint}`.trim() };
  }
}

/** A file that cannot be read says nothing about anybody. */
const PRIVATE = RULES.map(({ id }) => id).filter((id) => id.startsWith('private/') && id !== 'private/unread');
