import {
  type ContentText,
  findPatterns,
  LineIndex,
  type NameSearch,
  type PatternKind,
  PEOPLE_PATH,
  type PortfolioDocument,
  type Position,
  type PrivatePerson,
} from '../../portfolio/index.js';
import { remember } from '../../text/remember.js';
import type { CheckContext } from '../model.js';
import { nameFinder, namesKey } from './finder.js';

/** Something private, and where it stands. What it says is left out on purpose. */
export interface PrivateHit {
  kind: 'name' | PatternKind;
  /** Whose name it is. */
  person: PrivatePerson | null;
  file: string;
  /** Where it stands in a text; null in a path, and inside a file that has no lines. */
  at: Position | null;
  /** In its path, or at places inside it such as `page 3`; empty where line and column say it. */
  where: string[];
}

export const IN_PATH = "the file's name";

/** Everything private in a portfolio: in texts, file names and what is inside other files. */
export const privateHits: (context: CheckContext) => readonly PrivateHit[] = remember((context) => {
  const finder = nameFinder(context.linked.portfolio);
  const { documents, files } = context.linked.portfolio;
  const names = namesKey(context.linked.portfolio);
  return [
    ...documents.flatMap((document) => inDocument(document, names, finder)),
    ...[...context.otherTexts].flatMap(([path, text]) => inText(path, text.replace(/^\ufeff/, ''), finder)),
    ...[...files.keys()].filter((path) => path !== PEOPLE_PATH).flatMap((path) => inPath(path, finder)),
    ...[...context.contents].flatMap(([path, { texts }]) =>
      context.otherTexts.has(path) ? [] : inContent(path, texts, finder),
    ),
  ];
});

interface Match {
  kind: PrivateHit['kind'];
  person: PrivatePerson | null;
  from: number;
  to: number;
}

function matchesIn(text: string, finder: NameSearch): Match[] {
  const inText = finder.inText(text);
  const inPaths = finder.inPaths(text).filter((one) => !inText.some(({ from, to }) => from < one.to && one.from < to));
  const names = [...inText, ...inPaths].map((match) => ({ ...match, kind: 'name' as const }));
  return [...names, ...findPatterns(text).map((match) => ({ ...match, person: null }))];
}

/**
 * What was found in a document, by the names that were looked for. An editor asks at every pause of the typing, and a check after
 * every change: all documents but one are as they were.
 */
export const keptHits: (document: PortfolioDocument) => Map<string, PrivateHit[]> = remember(() => new Map());

function inDocument(document: PortfolioDocument, names: string, finder: NameSearch): PrivateHit[] {
  const kept = keptHits(document);
  const hits = kept.get(names) ?? inText(document.path, document.text, finder);
  kept.clear();
  kept.set(names, hits);
  return hits;
}

/** More of one file help nobody to mend it. */
const MOST_HITS = 10_000;

function inText(file: string, text: string, finder: NameSearch): PrivateHit[] {
  const matches = matchesIn(text, finder).slice(0, MOST_HITS);
  if (matches.length === 0) return [];
  const lines = new LineIndex(text);
  return matches.map(({ kind, person, from, to }) => ({ kind, person, file, at: lines.position(from, to), where: [] }));
}

/** One hit for each person: the path is one place, however often it names somebody. */
function inPath(file: string, finder: NameSearch): PrivateHit[] {
  const names = finder.inPath(file).map(({ person }) => ({ kind: 'name' as const, person }));
  const patterns = findPatterns(file).map(({ kind }) => ({ kind, person: null }));
  return once([...names, ...patterns]).map((match) => ({ ...match, file, at: null, where: [IN_PATH] }));
}

/** One hit for each person and file, with all places, but for files that have lines. */
function inContent(file: string, texts: readonly ContentText[], finder: NameSearch): PrivateHit[] {
  const hits: PrivateHit[] = [];
  for (const { where, text } of texts) {
    if (where === null) hits.push(...inText(file, text, finder));
    else {
      for (const { kind, person } of once(matchesIn(text, finder))) {
        const known = hits.find((hit) => hit.kind === kind && hit.person === person);
        if (!known) hits.push({ kind, person, file, at: null, where: [where] });
        else if (known.at === null && !known.where.includes(where)) known.where.push(where);
      }
    }
  }
  return hits;
}

function once<T extends Pick<Match, 'kind' | 'person'>>(matches: readonly T[]): Pick<Match, 'kind' | 'person'>[] {
  const seen = new Map(matches.map(({ kind, person }) => [`${kind} ${person?.as} ${person?.id}`, { kind, person }]));
  return [...seen.values()];
}
