import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
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

interface Stored {
  build: string;
  documents: Record<string, Kept>;
}

/** Fewer files than this are read anew before a cache is. */
const WORTH_KEEPING = 40;

/**
 * Remembers what Markdown files hold, by their path and content, so that a changed text is never taken for the old one.
 * In the user's cache folder, never in the portfolio.
 * @param build tells one build of the program from the next
 */
export function openDocumentMemory(root: string, build: string, io: Io): DocumentMemory {
  const path = join(cacheFolder(io.env), 'documents', `${digest(root).slice(0, 32)}.json`);
  const before = load(path, build);
  const now = new Map<string, Kept>();
  let news = 0;
  const read: typeof readDocument = (file, raw) => {
    const key = digest(`${file}\0${raw}`);
    const known = before.get(key);
    if (known) {
      now.set(key, known);
      const text = normalise(raw);
      return { document: known.document && { ...known.document, text }, problems: known.problems };
    }
    news += 1;
    const { document, problems } = readDocument(file, raw);
    now.set(key, { document: document && withoutText(document), problems });
    return { document, problems };
  };
  return { read, save: () => save(path, build, now, news > 0 || now.size !== before.size) };
}

function withoutText({ text: _, ...rest }: PortfolioDocument): Omit<PortfolioDocument, 'text'> {
  return rest;
}

/** A file that is cut off, of another build or not there holds nothing. */
function load(path: string, build: string): ReadonlyMap<string, Kept> {
  try {
    const stored = JSON.parse(readFileSync(path, 'utf8')) as Partial<Stored> | null;
    if (stored?.build !== build || typeof stored.documents !== 'object') return new Map();
    return new Map(Object.entries(stored.documents));
  } catch {
    return new Map();
  }
}

function save(path: string, build: string, documents: ReadonlyMap<string, Kept>, changed: boolean): void {
  if (!changed || documents.size < WORTH_KEEPING) return;
  try {
    const stored: Stored = { build, documents: Object.fromEntries(documents) };
    writeWhole(path, JSON.stringify(stored));
  } catch {
    // A cache is a help: where it cannot be written, the next run reads anew.
  }
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
