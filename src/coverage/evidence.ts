import type { EvidenceLink, Portfolio, PortfolioDocument } from '../portfolio/model.js';
import { folderOf, portfolioPath, splitLink } from '../portfolio/paths.js';
import type { LinkedEvidence } from './model.js';

/**
 * Everything a document shows as evidence: what its front-matter lists, then files its body links or pictures.
 * A file that is listed and pictured counts once, with the words of the front-matter.
 */
export function evidenceOf(document: PortfolioDocument, portfolio: Portfolio): LinkedEvidence[] {
  const listed = (document.frontMatter.evidence?.value ?? []).map((link) => listedEvidence(link, portfolio));
  const seen = new Set(listed.map((link) => link.target));
  const inBody = bodyEvidence(document, portfolio).filter((link) => !seen.has(link.target) && seen.add(link.target));
  return [...listed, ...inBody];
}

function listedEvidence(link: EvidenceLink, portfolio: Portfolio): LinkedEvidence {
  const { caption, alt, at } = link;
  if (link.url !== null) return { target: link.url, isUrl: true, exists: true, caption, alt, written: link.url, at };
  const written = link.file ?? '';
  const path = portfolioPath(written);
  return {
    target: path ?? written,
    isUrl: false,
    exists: path !== null && holds(portfolio, path),
    caption,
    alt,
    written,
    at,
  };
}

function bodyEvidence(document: PortfolioDocument, portfolio: Portfolio): LinkedEvidence[] {
  const folder = folderOf(document.path);
  const { images, links } = document.facts;
  const targets = [
    ...images.map(({ url, alt, at }) => ({ url, caption: null, alt, at })),
    ...links.map(({ url, text, at }) => ({ url, caption: text, alt: null, at })),
  ];
  return targets.flatMap(({ url, caption, alt, at }) => {
    const path = linkedFile(url, folder, portfolio);
    if (path === null || /\.(md|markdown|ya?ml)$/i.test(path)) return [];
    return [{ target: path, isUrl: false, exists: true, caption, alt, written: url, at }];
  });
}

/**
 * The portfolio's file that a link in a body leads to. Links count from the file they stand in;
 * one that counts from the portfolio's folder is understood too.
 */
export function linkedFile(url: string, folder: string, portfolio: Portfolio): string | null {
  if (url.startsWith('#')) return null;
  const split = splitLink(url);
  if (split === null || split.path === '') return null;
  const near = portfolioPath(split.path, folder);
  if (near !== null && holds(portfolio, near)) return near;
  const top = portfolioPath(split.path);
  return top !== null && holds(portfolio, top) ? top : null;
}

function holds(portfolio: Portfolio, path: string): boolean {
  const file = portfolio.files.get(path);
  return file !== undefined && !file.outside;
}
