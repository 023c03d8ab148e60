import { type LinkedPortfolio, linkedFile } from '../coverage/index.js';
import { IGNORED_FOLDERS } from '../portfolio/files.js';
import {
  folderOf,
  LineIndex,
  type Portfolio,
  type PortfolioDocument,
  type PortfolioFile,
  type Position,
  portfolioPath,
  splitLink,
} from '../portfolio/index.js';
import { remember } from './remember.js';

/**
 * Where a reference to a file leads: to a file of the portfolio, to one of the same name in other letters,
 * to one that counts from the document's folder where it should from the portfolio's, out of the portfolio,
 * to this one computer, or nowhere.
 */
export type Whereabouts =
  | { state: 'found' | 'spelling' | 'misplaced'; path: string }
  | { state: 'outside' | 'local' | 'missing' };

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

/** Every reference to a file in a portfolio, in the order of the documents; addresses on the web are left out. */
export const fileReferences: (linked: LinkedPortfolio) => readonly FileReference[] = remember(({ portfolio }) =>
  portfolio.documents.flatMap((document) => [...ofDocument(document, portfolio)]),
);

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

/** Addresses that only the writer's own computer can follow. */
const LOCAL =
  /^(?:file:|(?:(?:https?:)?\/\/(?:[^/@]*@)?)?(?:localhost|127(?:\.\d+){3}|\[::1\]|0\.0\.0\.0)(?::\d|[/?#]|$))/i;
const WINDOWS_PATH = /^[a-z]:[\\/]/i;

function* ofDocument(document: PortfolioDocument, portfolio: Portfolio): Iterable<FileReference> {
  const { evidence, scan } = document.frontMatter;
  const listed = (source: 'evidence' | 'scan', written: string, at: Position): FileReference => {
    const leads = LOCAL.test(written) ? LEADS.local : locateListed(written, document, portfolio);
    return { document, source, written, anchor: '', at, leads };
  };
  for (const { file, url, at } of evidence?.value ?? []) {
    if (file !== null || LOCAL.test(url ?? '')) yield listed('evidence', file ?? url ?? '', at);
  }
  if (scan) yield listed('scan', scan.value, scan.at);
  for (const { url, at } of document.facts.links)
    yield* inBody({ document, source: 'link', written: url, at }, portfolio);
  for (const { url, at } of document.facts.images)
    yield* inBody({ document, source: 'image', written: url, at }, portfolio);
}

const LEADS = { outside: { state: 'outside' }, local: { state: 'local' }, missing: { state: 'missing' } } as const;

/** What front-matter names counts from the portfolio's folder. */
function locateListed(written: string, document: PortfolioDocument, portfolio: Portfolio): Whereabouts {
  const path = portfolioPath(written);
  const file = path === null ? undefined : portfolio.files.get(path);
  if (file) return file.outside ? LEADS.outside : { state: 'found', path: file.path };
  const near = portfolioPath(written, folderOf(document.path));
  const beside = near === null ? undefined : portfolio.files.get(near);
  if (beside && !beside.outside) return { state: 'misplaced', path: beside.path };
  return path === null || isBeyondLink(path, portfolio) ? LEADS.outside : spelledOtherwise([path, near], portfolio);
}

type BodyReference = Omit<FileReference, 'anchor' | 'leads'>;

function* inBody(reference: BodyReference, portfolio: Portfolio): Iterable<FileReference> {
  const { written, document } = reference;
  if (written.startsWith('#')) {
    yield { ...reference, anchor: splitLink(written)?.anchor ?? '', leads: { state: 'found', path: document.path } };
  } else if (LOCAL.test(written)) yield { ...reference, anchor: '', leads: LEADS.local };
  else if (WINDOWS_PATH.test(written)) yield { ...reference, anchor: '', leads: LEADS.outside };
  else {
    const split = splitLink(written);
    if (split === null) return;
    const { path, anchor } = split;
    const leads = path === '' ? LEADS.missing : locateLinked(written, path, document, portfolio);
    if (leads !== null) yield { ...reference, anchor, leads };
  }
}

/** @returns null for what the loader leaves out, such as submissions: nobody knows whether it is there */
function locateLinked(
  written: string,
  path: string,
  document: PortfolioDocument,
  portfolio: Portfolio,
): Whereabouts | null {
  const folder = folderOf(document.path);
  const found = linkedFile(written, folder, portfolio);
  if (found !== null) return { state: 'found', path: found };
  const [near, top] = [portfolioPath(path, folder), portfolioPath(path)];
  if (near === null && top === null) return LEADS.outside;
  if ([near, top].some((one) => one !== null && isBeyondLink(one, portfolio))) return LEADS.outside;
  if ([near, top].some((one) => IGNORED_FOLDERS.has(one?.split('/')[0] ?? ''))) return null;
  return spelledOtherwise([near, top], portfolio);
}

/** Whether a path is a link that leads out of the portfolio, or goes through one. */
function isBeyondLink(path: string, portfolio: Portfolio): boolean {
  return linksOut(portfolio).some((link) => path === link || path.startsWith(`${link}/`));
}

const linksOut: (portfolio: Portfolio) => readonly string[] = remember(({ files }) =>
  [...files.values()].filter(({ outside }) => outside).map(({ path }) => path),
);

function spelledOtherwise(paths: readonly (string | null)[], portfolio: Portfolio): Whereabouts {
  const files = filesBySpelling(portfolio);
  for (const path of paths) {
    const file = path === null ? undefined : files.get(spelling(path));
    if (file) return { state: 'spelling', path: file.path };
  }
  return LEADS.missing;
}

const filesBySpelling: (portfolio: Portfolio) => ReadonlyMap<string, PortfolioFile> = remember(
  ({ files }) =>
    new Map([...files.values()].filter(({ outside }) => !outside).map((file) => [spelling(file.path), file])),
);

/** Some systems take `Photo.JPG` for `photo.jpg` and write `é` as two characters; the university's may do neither. */
function spelling(path: string): string {
  return path.normalize('NFC').toLowerCase();
}
