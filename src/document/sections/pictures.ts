import { linkedFile } from '../../coverage/index.js';
import type { Portfolio, PortfolioDocument } from '../../portfolio/model.js';
import { folderOf } from '../../portfolio/paths.js';

/** Files of the portfolio that a document shows as pictures in its text. */
export function picturesOf(document: PortfolioDocument, portfolio: Portfolio): Set<string> {
  const folder = folderOf(document.path);
  return new Set(document.facts.images.flatMap(({ url }) => linkedFile(url, folder, portfolio) ?? []));
}
