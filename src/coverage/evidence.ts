import type { EvidenceLink, Portfolio, PortfolioDocument } from '../portfolio/model.js';
import { folderOf, namedPath, pathsByName, portfolioPath, splitLink, splitNamed } from '../portfolio/paths.js';
import type { Position } from '../text/position.js';
import { remember } from '../text/remember.js';
import type { LinkedEvidence } from './model.js';

/**
 * Everything a document shows as evidence: what its front-matter lists, then files its body links or pictures.
 * A file that is listed and pictured counts once, with the words of the front-matter.
 */
export function evidenceOf(document: PortfolioDocument, portfolio: Portfolio): readonly LinkedEvidence[] {
  return evidenceIn(portfolio)(document);
}

/** Each criterion that a document names asks for it, and several rules do. */
const evidenceIn = remember((portfolio: Portfolio) =>
  remember((document: PortfolioDocument): readonly LinkedEvidence[] => {
    const listed = (document.frontMatter.evidence?.value ?? []).map((link) => listedEvidence(link, portfolio));
    const seen = new Set(listed.map((link) => link.target));
    const inBody = bodyEvidence(document, portfolio).filter((link) => !seen.has(link.target) && seen.add(link.target));
    return [...listed, ...inBody];
  }),
);

function listedEvidence(link: EvidenceLink, portfolio: Portfolio): LinkedEvidence {
  const { caption, alt, at } = link;
  if (link.url !== null)
    return { target: link.url, isUrl: true, exists: true, fault: null, caption, alt, written: link.url, at };
  const written = link.file ?? '';
  const path = portfolioPath(written);
  return {
    target: path ?? written,
    isUrl: false,
    exists: path !== null && holds(portfolio, path),
    fault: faultAt(portfolio, path),
    caption,
    alt,
    written,
    at,
  };
}

function bodyEvidence(document: PortfolioDocument, portfolio: Portfolio): LinkedEvidence[] {
  const folder = folderOf(document.path);
  const shown = (written: string, caption: string | null, alt: string | null, at: Position): LinkedEvidence[] => {
    const target = linkedFile(written, folder, portfolio);
    if (target === null || /\.(md|markdown|ya?ml)$/i.test(target)) return [];
    return [{ target, isUrl: false, exists: true, fault: faultAt(portfolio, target), caption, alt, written, at }];
  };
  const { images, leads } = document.facts;
  return [
    ...images.flatMap(({ url, alt, at }) => shown(url, null, alt, at)),
    ...leads.flatMap(({ url, text, at }) => shown(url, text, null, at)),
  ];
}

/**
 * The portfolio's file that a link in a body leads to. Links count from the file they stand in;
 * one that counts from the portfolio's folder is understood too.
 */
export function linkedFile(url: string, folder: string, portfolio: Portfolio): string | null {
  if (url.startsWith('#')) return null;
  const named = splitNamed(url);
  if (named) return namedPath(namesOf(portfolio), named.path);
  const split = splitLink(url);
  if (split === null || split.path === '') return null;
  const near = portfolioPath(split.path, folder);
  if (near !== null && holds(portfolio, near)) return near;
  const top = portfolioPath(split.path);
  return top !== null && holds(portfolio, top) ? top : null;
}

const namesOf: (portfolio: Portfolio) => ReadonlyMap<string, string[]> = remember(({ files }) =>
  pathsByName([...files.values()].flatMap(({ path, outside }) => (outside ? [] : [path]))),
);

function faultAt(portfolio: Portfolio, path: string | null): LinkedEvidence['fault'] {
  return (path === null ? undefined : portfolio.files.get(path)?.fault) ?? null;
}

function holds(portfolio: Portfolio, path: string): boolean {
  const file = portfolio.files.get(path);
  return file !== undefined && !file.outside;
}
