import { existsSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { listBuiltInFrameworks, loadBuiltInFramework } from '../framework/index.js';
import { type FrameworkLibrary, OWN_FOLDER, type OwnFrameworks, ownFrameworks } from '../framework/own/index.js';
import { findPortfolioRoot } from '../portfolio/find.js';

/** The frameworks that come with mentor. */
export const BUILT_IN: FrameworkLibrary = {
  ids: () => listBuiltInFrameworks().map(({ id }) => id),
  load: loadBuiltInFramework,
};

/** What can be followed from a folder, and where packs of one's own go. */
export interface FrameworksHere {
  /** The portfolio, or the folder itself where it lies in none. Absolute. */
  root: string;
  own: OwnFrameworks;
}

/** The built-in frameworks and those in the `frameworks/` of the portfolio around a folder, or of the folder itself. */
export async function frameworksHere(folder: string): Promise<FrameworksHere> {
  const root = homeOfPacks(folder);
  return { root, own: await ownFrameworks({ texts: await packTexts(join(root, OWN_FOLDER)) }, BUILT_IN) };
}

/** @returns the folder whose `frameworks/` holds the packs */
export function homeOfPacks(folder: string): string {
  const portfolio = findPortfolioRoot(folder);
  if (portfolio !== null) return portfolio;
  const place = resolve(folder);
  return basename(place) === OWN_FOLDER ? dirname(place) : place;
}

/** The texts that lie right in a folder of packs, by their paths in its portfolio. */
export async function packTexts(folder: string): Promise<Map<string, string>> {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) return new Map();
  const { readFolder } = await import('../portfolio/read-folder.js');
  const texts = [...readFolder(folder).texts].filter(([path]) => !path.includes('/'));
  return new Map(texts.map(([path, text]) => [`${OWN_FOLDER}/${path}`, text]));
}
