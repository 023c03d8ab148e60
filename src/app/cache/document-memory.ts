import type { FileState } from '../../evidence/file-state.js';
import type { DocumentResult } from '../../portfolio/document.js';
import { isTextPath } from '../../portfolio/files.js';
import { normalise, type PortfolioDocument, type ReadProblem, readDocument } from '../../portfolio/index.js';
import type { MarkdownFacts } from '../../portfolio/model.js';
import type { DocumentReader } from '../../portfolio/portfolio.js';
import { endBriefRun } from '../brief-run.js';
import type { World } from '../world.js';
import { KeptLines, keyOf } from './kept-lines.js';
import type { KeptTables } from './kept-table.js';

/** Reads Markdown files, those that it has read before without parsing them again. */
export interface DocumentMemory {
  read: DocumentReader;
  /** The size of a file that need not be read: it is no text, or its state is the one in which it was read before. */
  sizeOf: (path: string) => number | undefined;
  /** What stands for the path and content of a document that was read. */
  keyOf: (document: PortfolioDocument) => string | undefined;
  /** Keeps what was read, where it is worth it. Never fails. */
  save: () => void;
}

/** What reading a file gave, without the text itself and what is read apart. */
interface Kept {
  document: Omit<PortfolioDocument, 'text'> | null;
  problems: ReadProblem[];
}

/** What is most of it, and asked of few documents, such as checklists: it is kept in a line of its own. */
type Apart = Pick<MarkdownFacts, 'items' | 'headings' | 'links'>;

/** What that is kept by: no digest has a full stop. */
const apartOf = (key: string): string => `${key.slice(1)}.`;

/** A file of ASCII alone is read in a quarter of the time. */
function asciiJson(value: unknown): string {
  const json = JSON.stringify(value);
  return json.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function keep(lines: KeptLines, key: string, { document, problems }: DocumentResult): void {
  const { items = [], headings = [], links = [], ...facts } = document?.facts ?? {};
  lines.put(key, asciiJson({ document: document && { ...document, facts, text: undefined }, problems }));
  lines.put(apartOf(key), asciiJson({ items, headings, links }));
}

/** @param raw the text of the file, which is asked for where it is looked at */
function recalled(lines: KeptLines, key: string, path: string, raw: () => string): DocumentResult | null {
  const value = lines.at(key);
  if (value === undefined) return null;
  const { document, problems } = JSON.parse(value) as Kept;
  lines.need(apartOf(key));
  if (document === null) return { document, problems };
  let made: Apart | undefined;
  const apart = (): Apart => {
    made ??= readApart(lines.at(apartOf(key))) ?? readDocument(path, raw()).document?.facts ?? NO_FACTS;
    return made;
  };
  const facts = {
    ...document.facts,
    get items() {
      return apart().items;
    },
    get headings() {
      return apart().headings;
    },
    get links() {
      return apart().links;
    },
  };
  let text: string | undefined;
  const whole = {
    ...document,
    facts,
    get text() {
      text ??= normalise(raw());
      return text;
    },
  };
  return { document: whole, problems };
}

const NO_FACTS: Apart = { items: [], headings: [], links: [] };

function readApart(value: string | undefined): Apart | undefined {
  return value === undefined ? undefined : (JSON.parse(value) as Apart);
}

/** Fewer files than this are read anew before a cache is. */
const WORTH_KEEPING = 40;
/** A run that reads more files anew lasts, and so does one whose rules look at a longer text. */
const FEW_ANEW = 5;
const LONG_TEXT = 32_768;

/** In which state a file was read, and by what key is kept what it held. */
type ReadIn = readonly [mark: string, key: string];

/**
 * Remembers what Markdown files hold, by their path and content, so that a changed text is never taken for the old one.
 * @param build tells one build of the program from the next
 * @param settled the states of files that need not be read where they are as they were
 * @param tables where it is kept in which state each was
 * @returns null where there is no place for it
 */
export function openDocumentMemory(
  root: string,
  build: string,
  world: Pick<World, 'env'>,
  settled: ReadonlyMap<string, FileState> = new Map(),
  tables?: KeptTables,
): DocumentMemory | null {
  const lines = KeptLines.open({ kind: 'documents', root, build, worthKeeping: 2 * WORTH_KEEPING }, world);
  if (lines === null) return null;
  const states = settled.size === 0 ? null : tables?.table<ReadIn>('states');
  let anew = 0;
  const unchanged = (path: string): ReadIn | undefined => {
    const readIn = states?.get(path);
    return readIn?.[0] === settled.get(path)?.mark ? readIn : undefined;
  };
  const readAnew = (path: string, raw: string, key: string): DocumentResult => {
    anew += 1;
    if (anew > FEW_ANEW) endBriefRun();
    const made = readDocument(path, raw);
    keep(lines, key, made);
    return made;
  };
  const keys = new WeakMap<PortfolioDocument, string>();
  const known = (result: DocumentResult, key: string): DocumentResult => {
    if (result.document) keys.set(result.document, key);
    return result;
  };
  return {
    sizeOf: (path) => (!isTextPath(path) || unchanged(path) ? settled.get(path)?.size : undefined),
    read: (path, text) => {
      const state = settled.get(path);
      if (state && state.size > LONG_TEXT) endBriefRun();
      const readIn = unchanged(path);
      const same = readIn && recalled(lines, readIn[1], path, text);
      if (readIn && same) return known(same, readIn[1]);
      const raw = text();
      if (raw.length > LONG_TEXT) endBriefRun();
      const key = keyOf(`${path}\0${raw}`);
      if (state && isWhole(raw, state.size)) states?.set(path, [state.mark, key]);
      return known(recalled(lines, key, path, text) ?? readAnew(path, raw, key), key);
    },
    keyOf: (document) => keys.get(document),
    save: () => lines.save(),
  };
}

/** Whether this is all that a file of that size holds: not what was left of it after letters that are none were replaced. */
function isWhole(raw: string, size: number): boolean {
  return Buffer.byteLength(raw) === size && !raw.includes('\ufffd');
}
