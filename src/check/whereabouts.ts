import { linkedFile } from '../coverage/index.js';
import {
  folderOf,
  type Portfolio,
  type PortfolioDocument,
  portfolioPath,
  splitLink,
  splitNamed,
} from '../portfolio/index.js';
import { IGNORED_FOLDERS } from '../portfolio/leavings.js';
import { publicAddress } from '../text/public-address.js';
import { remember } from '../text/remember.js';

/** Where a reference to a file leads. */
export type Whereabouts =
  | { state: 'found'; path: string }
  /** To a file whose name has other capitals or accents in another form. */
  | { state: 'spelling'; path: string }
  /** It counts from the document's folder where it should from the portfolio's. */
  | { state: 'misplaced'; path: string }
  /** Out of the portfolio. */
  | { state: 'outside' }
  /** To where only the writer gets. */
  | { state: 'local' }
  | { state: 'missing' };

const LEADS = { outside: { state: 'outside' }, local: { state: 'local' }, missing: { state: 'missing' } } as const;

/** Addresses of the writer's own computer that look like paths. */
const LOCAL = /^(?:localhost|127(?:\.\d+){3}|\[::1\]|0\.0\.0\.0)(?::\d|[/?#]|$)/i;
const WINDOWS_PATH = /^[a-z]:[\\/]/i;
/** An address; those of people are told of by the rules of privacy. */
const ADDRESS = /^(?!mailto:|tel:)(?:[a-z][a-z0-9+.-]*:|\/\/)/i;

/** Whether nobody but the writer can follow an address: it leads to one computer or network, or into a program. */
export function isLocal(address: string): boolean {
  if (splitNamed(address) || WINDOWS_PATH.test(address)) return false;
  return LOCAL.test(address) || (ADDRESS.test(address) && publicAddress(address) === null);
}

/** Where something leads that front-matter names: it counts from the portfolio's folder. */
export function locateListed(written: string, document: PortfolioDocument, portfolio: Portfolio): Whereabouts {
  if (isLocal(written)) return LEADS.local;
  const path = portfolioPath(written);
  const file = path === null ? undefined : portfolio.files.get(path);
  if (file) return file.outside ? LEADS.outside : { state: 'found', path: file.path };
  const near = portfolioPath(written, folderOf(document.path));
  const beside = near === null ? undefined : portfolio.files.get(near);
  if (beside && !beside.outside) return { state: 'misplaced', path: beside.path };
  return path === null || isBeyondLink(path, portfolio) ? LEADS.outside : spelledOtherwise([path, near], portfolio);
}

/**
 * Where a link or an image in a text leads, and the anchor behind its `#`.
 * @returns null for an address on the web, and for what the loader leaves out, such as submissions
 */
export function locateLinked(
  written: string,
  document: PortfolioDocument,
  portfolio: Portfolio,
): { leads: Whereabouts; anchor: string } | null {
  if (!written.startsWith('#')) {
    if (isLocal(written)) return { leads: LEADS.local, anchor: '' };
    if (WINDOWS_PATH.test(written)) return { leads: LEADS.outside, anchor: '' };
  }
  const named = splitNamed(written);
  if (named) {
    const path = linkedFile(written, '', portfolio);
    return { leads: path === null ? LEADS.missing : { state: 'found', path }, anchor: named.anchor };
  }
  const split = splitLink(written);
  if (split === null) return null;
  const { path, anchor } = split;
  if (path === '') {
    const leads: Whereabouts = written.startsWith('#') ? { state: 'found', path: document.path } : LEADS.missing;
    return { leads, anchor };
  }
  const leads = locatePath(written, path, document, portfolio);
  return leads && { leads, anchor };
}

function locatePath(
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
    if (file !== undefined) return { state: 'spelling', path: file };
  }
  return LEADS.missing;
}

const filesBySpelling: (portfolio: Portfolio) => ReadonlyMap<string, string> = remember(
  ({ files }) =>
    new Map([...files.values()].filter(({ outside }) => !outside).map(({ path }) => [spelling(path), path])),
);

/** Some systems take `Photo.JPG` for `photo.jpg` and write `é` as two characters; the university's may do neither. */
export function spelling(path: string): string {
  return path.normalize('NFC').toLowerCase();
}
