import { normalise, type PortfolioDocument, type ReadProblem, readDocument } from '../../portfolio/index.js';
import type { ListItem } from '../../portfolio/model.js';
import { endBriefRun } from '../brief-run.js';
import type { World } from '../world.js';
import { KeptLines } from './kept-lines.js';

/** Reads Markdown files, those that it has read before without parsing them again. */
export interface DocumentMemory {
  read: typeof readDocument;
  /** Keeps what was read, where it is worth it. Never fails. */
  save: () => void;
}

type Read = ReturnType<typeof readDocument>;

/** What reading a file gave, without the text itself: that is at hand whenever this is looked up. */
interface Kept {
  document: Omit<PortfolioDocument, 'text'> | null;
  problems: ReadProblem[];
}

/** Between what was read and the items of its lists; JSON writes it as two characters. */
const APART = '\t';

function kept({ document, problems }: Read): string {
  const facts = document && { ...document.facts, items: undefined };
  const rest = { document: document && { ...document, facts, text: undefined }, problems };
  const json = JSON.stringify(rest) + APART + JSON.stringify(document?.facts.items ?? []);
  // A file of ASCII alone is read in a quarter of the time.
  return json.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Items are half of what there is, and are asked of few documents, such as checklists: they are made when they are. */
function recalled(value: string, raw: string): Read {
  const apart = value.indexOf(APART);
  const { document, problems } = JSON.parse(value.slice(0, apart)) as Kept;
  if (document === null) return { document, problems };
  let items: ListItem[] | undefined;
  const facts = {
    ...document.facts,
    get items() {
      items ??= JSON.parse(value.slice(apart + 1)) as ListItem[];
      return items;
    },
  };
  return { document: { ...document, facts, text: normalise(raw) }, problems };
}

/** Fewer files than this are read anew before a cache is. */
const WORTH_KEEPING = 40;
/** A run that reads more files anew lasts, and so does one whose rules look at a longer text. */
const FEW_ANEW = 5;
const LONG_TEXT = 32_768;

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
    if (raw.length > LONG_TEXT) endBriefRun();
    const key = `${file}\0${raw}`;
    const known = lines.get(key);
    if (known !== undefined) return recalled(known, raw);
    anew += 1;
    if (anew > FEW_ANEW) endBriefRun();
    const made = readDocument(file, raw);
    lines.set(key, kept(made));
    return made;
  };
  return { read, save: () => lines.save() };
}
