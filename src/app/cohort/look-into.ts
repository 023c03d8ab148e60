import { check, type Finding, RULES } from '../../check/index.js';
import type { Claim } from '../../cohort/identify.js';
import { photosIn } from '../../evidence/index.js';
import { CONFIG_PATH, readConfig } from '../../portfolio/index.js';
import { type HandedIn, openHandedIn } from '../../submission/handed-in.js';
import { Refusal } from '../../text/refusal.js';
import { today, type World } from '../world.js';
import type { HandedInOn } from './arrived.js';
import { linkHandedIn } from './read-received.js';

/** What can be told of something before it is anybody's. */
export interface Seen {
  claim: Claim;
  contradicts: { file: string; what: string }[];
  /** The frameworks that it is for. */
  frameworks: string[];
  /** Where what should stay private stands: file and line. */
  private: string[];
  unreadable: string | null;
  /** When it was handed in, by its manifest; null where it has none. */
  handedIn: HandedInOn | null;
}

/**
 * @param path absolute: what came, or a copy of it. @param stem what it is called, without its ending
 * @throws Refusal for what is not taken in at all: one that no honest program writes, several portfolios
 */
export async function lookInto(path: string, stem: string, io: World): Promise<Seen> {
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
    return { claim, contradicts: [], frameworks: [], private: [], unreadable: error.message, handedIn: null };
  }
}

async function seenIn(handedIn: HandedIn, stem: string, io: World): Promise<Seen> {
  const { manifest, files, submission } = handedIn;
  const { config } = readConfig(files.texts.get(CONFIG_PATH) ?? '');
  const { name, school } = manifest?.mentor ?? config.mentor;
  const claim = { portfolio: config.id, name, school, stem };
  const frameworks = config.frameworks.map(({ value }) => value);
  const contradicts = (submission?.troubles ?? []).map((trouble) => ({ file: trouble.file, what: trouble.what }));
  const handedInAt = manifest && { date: manifest.date, submission: manifest.submission };
  try {
    const linked = await linkHandedIn(handedIn);
    const contents = await photosIn(files, io.signal);
    const how = { today: today(io), texts: files.texts, contents, purpose: 'submission', only: PRIVATE } as const;
    const { findings } = check(linked, RULES, how);
    return { claim, contradicts, frameworks, private: findings.map(placeOf), unreadable: null, handedIn: handedInAt };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { claim, contradicts, frameworks, private: [], unreadable: error.whole, handedIn: handedInAt };
  }
}

const placeOf = ({ file, line }: Pick<Finding, 'file' | 'line'>): string => (line ? `${file}:${line}` : file);

/** A file that cannot be read says nothing about anybody. */
const PRIVATE = RULES.map(({ id }) => id).filter((id) => id.startsWith('private/') && id !== 'private/unread');
