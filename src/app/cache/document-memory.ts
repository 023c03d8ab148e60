import { normalise, type PortfolioDocument, type ReadProblem, readDocument } from '../../portfolio/index.js';
import { endBriefRun } from '../brief-run.js';
import type { World } from '../world.js';
import { KeptLines } from './kept-lines.js';

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
/** A run that reads more files anew, or a longer one, lasts. */
const FEW_ANEW = 5;
const LONG_ANEW = 32_768;

/**
 * Remembers what Markdown files hold, by their path and content, so that a changed text is never taken for the old one.
 * @param build tells one build of the program from the next
 * @returns null where there is no place for it
 */
export function openDocumentMemory(root: string, build: string, world: Pick<World, 'env'>): DocumentMemory | null {
  const lines = KeptLines.open({ kind: 'documents', root, build, worthKeeping: WORTH_KEEPING }, world);
  if (lines === null) return null;
  let anew = 0;
  const read: typeof readDocument = (file, raw) => {
    const key = `${file}\0${raw}`;
    const known = lines.recall<Kept>(key);
    if (known) {
      return { document: known.document && { ...known.document, text: normalise(raw) }, problems: known.problems };
    }
    anew += 1;
    if (anew > FEW_ANEW || raw.length > LONG_ANEW) endBriefRun();
    const { document, problems } = readDocument(file, raw);
    lines.set(key, JSON.stringify({ document: document && { ...document, text: undefined }, problems }));
    return { document, problems };
  };
  return { read, save: () => lines.save() };
}
