import { evidenceOf, linkedFile } from '../coverage/index.js';
import type { LinkedPortfolio } from '../coverage/link.js';
import { BIBLIOGRAPHY_PATH } from '../portfolio/bibliography/model.js';
import { CONFIG_PATH } from '../portfolio/find.js';
import { folderOf, portfolioPath } from '../portfolio/paths.js';

/** Never leaves the mentor's computer. */
const PRIVATE = /(^|\/)private\.ya?ml$/i;

/**
 * The files of a portfolio that are handed in: its settings, every Markdown file with a kind, what these show and link,
 * packs and references. What nothing refers to stays at home, and private.yaml always.
 * @returns paths in the portfolio, in order
 */
export function sourceFiles(linked: LinkedPortfolio): string[] {
  const { documents, files } = linked.portfolio;
  const paths = new Set([CONFIG_PATH, BIBLIOGRAPHY_PATH, ...documents.map(({ path }) => path)]);
  for (const document of documents) {
    for (const { target } of evidenceOf(document, linked.portfolio)) paths.add(target);
    for (const { url } of document.facts.links)
      paths.add(linkedFile(url, folderOf(document.path), linked.portfolio) ?? '');
    paths.add(portfolioPath(document.frontMatter.scan?.value ?? '') ?? '');
  }
  for (const path of files.keys()) if (/^frameworks\/.*\.ya?ml$/i.test(path)) paths.add(path);
  return [...paths].filter((path) => files.get(path)?.outside === false && !PRIVATE.test(path)).sort();
}
