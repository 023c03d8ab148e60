import { linkedFile } from '../coverage/index.js';
import { folderOf, type Portfolio, splitLink } from '../portfolio/index.js';

/** @returns the file of the portfolio that a link in a text leads to, and its anchor; null where it leads to none */
export function linkTarget(
  written: string,
  from: string,
  portfolio: Portfolio,
): { path: string; anchor: string } | null {
  const split = splitLink(written);
  if (split === null) return null;
  const path = split.path === '' ? from : linkedFile(written, folderOf(from), portfolio);
  return path === null ? null : { path, anchor: split.anchor };
}
