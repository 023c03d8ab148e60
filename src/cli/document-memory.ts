import { createHash } from 'node:crypto';
import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder } from '../pdf/browser/machine.js';
import { normalise, type PortfolioDocument, type ReadProblem, readDocument } from '../portfolio/index.js';
import { writeWhole } from '../portfolio/write-file.js';
import type { Io } from './io.js';

/** Reads Markdown files, those that it has read before without parsing them again. */
export interface DocumentMemory {
  read: typeof readDocument;
  /** Keeps what was read, where it is worth it. Never fails. */
  save: () => void;
}

/** What reading a file gave, without the text itself: that is at hand whenever this is looked up. */
interface Kept {
  document: Omit<PortfolioDocument, 'text'> | null;
  problems: ReadProblem[];
}

/** Fewer files than this are read anew before a cache is. */
const WORTH_KEEPING = 40;

/**
 * Remembers what Markdown files hold, by their path and content, so that a changed text is never taken for the old one.
 * In the user's cache folder, never in the portfolio.
 * @param build tells one build of the program from the next
 */
export function openDocumentMemory(root: string, build: string, io: Io): DocumentMemory {
  const path = join(cacheFolder(io.env), 'documents', `${digest(root).slice(0, 32)}.txt`);
  const before = load(path, build);
  const used = new Set<string>();
  const news = new Map<string, string>();
  const read: typeof readDocument = (file, raw) => {
    const key = digest(`${file}\0${raw}`);
    used.add(key);
    const known = parse(before?.get(key));
    if (known) {
      return { document: known.document && { ...known.document, text: normalise(raw) }, problems: known.problems };
    }
    const { document, problems } = readDocument(file, raw);
    news.set(key, JSON.stringify({ document: document && { ...document, text: undefined }, problems }));
    return { document, problems };
  };
  return { read, save: () => save(path, build, before, used, news) };
}

/**
 * A line says which build wrote the file, each other one holds what reading one file gave, behind its key. A file of another
 * build or not there holds nothing, and a line that is cut off is none.
 * @returns lines by their key; null where there is no file to add to
 */
function load(path: string, build: string): ReadonlyMap<string, string> | null {
  try {
    const [first, ...lines] = readFileSync(path, 'utf8').split('\n');
    if (first !== build) return null;
    return new Map(lines.map((line) => [line.slice(0, KEY_LENGTH), line.slice(KEY_LENGTH)]));
  } catch {
    return null;
  }
}

function parse(kept: string | undefined): Kept | null {
  try {
    return kept === undefined ? null : (JSON.parse(kept) as Kept);
  } catch {
    return null;
  }
}

/** What is new is added at the end; all is written anew where most of what stands there is of no use any more. */
function save(
  path: string,
  build: string,
  before: ReadonlyMap<string, string> | null,
  used: ReadonlySet<string>,
  news: ReadonlyMap<string, string>,
): void {
  if (news.size === 0 || used.size < WORTH_KEEPING) return;
  try {
    const lines = [...news].map(([key, kept]) => `\n${key}${kept}`).join('');
    if (before && before.size < 2 * used.size) {
      appendFileSync(path, lines);
      return;
    }
    const still = [...(before ?? [])].filter(([key]) => used.has(key)).map(([key, kept]) => `\n${key}${kept}`);
    writeWhole(path, `${build}${still.join('')}${lines}`);
  } catch {
    // A cache is a help: where it cannot be written, the next run reads anew.
  }
}

/** Characters of a SHA-256 in base64url. */
const KEY_LENGTH = 43;

function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
