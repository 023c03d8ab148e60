import type { LinkedPortfolio } from '../coverage/index.js';
import { LineIndex, type Portfolio, type PortfolioDocument, type Position } from '../portfolio/index.js';
import { remember } from '../text/remember.js';
import { isLocal, locateLinked, locateListed, type Whereabouts } from './whereabouts.js';

/** A file that a document names: as evidence, as the scan of a signed page, by a link or as an image. */
export interface FileReference {
  document: PortfolioDocument;
  source: 'evidence' | 'scan' | 'link' | 'image';
  written: string;
  /** What follows `#`, or ''. */
  anchor: string;
  /** The whole link or image, or the value in the front-matter. */
  at: Position;
  leads: Whereabouts;
}

type State = Whereabouts['state'];
type ReferenceTo<S extends State> = FileReference & { leads: Extract<Whereabouts, { state: S }> };

/**
 * The references of a portfolio that lead there, in the order of its documents; addresses on the web, and links to a heading of
 * the text itself, are left out.
 */
export function referencesTo<S extends State>(state: S, linked: LinkedPortfolio): readonly ReferenceTo<S>[] {
  return (byState(linked).get(state) ?? []) as ReferenceTo<S>[];
}

const byState: (linked: LinkedPortfolio) => ReadonlyMap<State, FileReference[]> = remember(({ portfolio }) => {
  const references = new Map<State, FileReference[]>();
  for (const document of portfolio.documents) {
    for (const reference of [...listedIn(document, portfolio), ...linkedIn(document, portfolio)]) {
      const { state } = reference.leads;
      const same = references.get(state);
      if (same) same.push(reference);
      else references.set(state, [reference]);
    }
  }
  return references;
});

function listedIn(document: PortfolioDocument, portfolio: Portfolio): FileReference[] {
  const { evidence, scan } = document.frontMatter;
  const make = (source: 'evidence' | 'scan', written: string, at: Position): FileReference => {
    return { document, source, written, anchor: '', at, leads: locateListed(written, document, portfolio) };
  };
  const files = (evidence?.value ?? []).flatMap(({ file, url, at }) => {
    const written = file ?? url ?? '';
    return file !== null || isLocal(written) ? [make('evidence', written, at)] : [];
  });
  return scan ? [...files, make('scan', scan.value, scan.at)] : files;
}

function linkedIn(document: PortfolioDocument, portfolio: Portfolio): FileReference[] {
  const { leads, images } = document.facts;
  const references: FileReference[] = [];
  const add = (source: 'link' | 'image', written: string, at: Position): void => {
    const located = locateLinked(written, document, portfolio);
    if (located) references.push({ document, source, written, at, anchor: located.anchor, leads: located.leads });
  };
  for (const { url, at } of leads) add('link', url, at);
  for (const { url, at } of images) add('image', url, at);
  return references;
}

const linesOf = remember((document: PortfolioDocument) => new LineIndex(document.text));

/** Where the address of a reference stands; null where that is not within the link, as with `[text][label]`. */
export function placeOfAddress({ document, source, written, at }: FileReference): Position | null {
  if (source === 'evidence' || source === 'scan') return at;
  const lines = linesOf(document);
  const from = lines.offsetOfLine(at.line) + at.column - 1;
  const link = document.text.slice(from, lines.offsetOfLine(at.endLine) + at.endColumn - 1);
  const found = written === '' ? -1 : link.indexOf(written, link.lastIndexOf('](') + 1);
  return found === -1 ? null : lines.position(from + found, from + found + written.length);
}
