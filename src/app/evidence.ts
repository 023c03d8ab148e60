import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { LinkedPortfolio } from '../coverage/index.js';
import { findFaults } from '../evidence/find-faults.js';
import type { EvidenceFault, PortfolioDocument } from '../portfolio/index.js';
import {
  checkEvidence,
  type EvidenceItem,
  type EvidenceUse,
  evidenceUses,
  findDocument,
  type ImportedEvidence,
  importEvidence,
  linkEvidence,
  removeCopies,
} from '../scaffold/index.js';
import { openPortfolio } from './open-portfolio.js';
import { filesNamed, placeNamed, type World } from './world.js';

/** Files and addresses to add, looked at, and none copied yet. */
export interface EvidencePlan {
  root: string;
  linked: LinkedPortfolio;
  files: { source: string; absolute: string }[];
  urls: string[];
  keepMetadata: boolean;
  /** Those that can list evidence. */
  entries: PortfolioDocument[];
  /** The one that was named, or null. */
  entry: PortfolioDocument | null;
}

/** What the front-matter says of a file beside its path. */
export interface EvidenceWords {
  caption: string | null;
  alt: string | null;
}

/** What became of it. */
export interface AddedEvidence {
  files: ImportedEvidence[];
  /** All that was given, as it is listed. */
  items: EvidenceItem[];
  /** What the entry did not list before. */
  added: EvidenceItem[];
  /** Files that no reader can open, by their paths, and why. */
  faults: ReadonlyMap<string, EvidenceFault>;
}

/** Whether it is an address, not a file. */
export function isAddress(text: string): boolean {
  return /^https?:\/\//i.test(text);
}

/**
 * @param given files, or addresses that begin with https://
 * @param options.to the entry that they show: its path, its file name or a part of its title
 * @throws Refusal for a file that cannot be taken in, and for an entry that is not there
 */
export async function planEvidence(
  given: readonly string[],
  { portfolio, to, keepMetadata = false }: { portfolio?: string; to?: string; keepMetadata?: boolean },
  world: World,
): Promise<EvidencePlan> {
  const { root, linked } = await openPortfolio(portfolio, world);
  const named = filesNamed(world, given);
  const files = named
    .filter((one) => !isAddress(one))
    .map((source) => ({ source, absolute: placeNamed(world, source) }));
  checkEvidence(files, { root, linked, keepMetadata });
  const entries = linked.portfolio.documents.filter(({ kind }) => kind !== 'checklist' && kind !== 'self-assessment');
  const entry = to === undefined ? null : findDocument(entries, to, world.cwd, root);
  return { root, linked, files, urls: named.filter(isAddress), keepMetadata, entries, entry };
}

/**
 * Copies files in and lists them in an entry; all of it or nothing.
 * @param entry null: none lists them yet
 * @param words of each file, in order
 */
export async function addEvidence(
  { root, linked, files, urls, keepMetadata }: EvidencePlan,
  entry: PortfolioDocument | null,
  { words, caption = null, dryRun }: { words: readonly EvidenceWords[]; caption?: string | null; dryRun?: boolean },
): Promise<AddedEvidence> {
  const imported = importEvidence(files, { root, linked, keepMetadata, dryRun });
  const items = [
    ...imported.map(
      ({ path }, index): EvidenceItem => ({ file: path, url: null, caption: null, alt: null, ...words[index] }),
    ),
    ...urls.map((url): EvidenceItem => ({ file: null, url, caption, alt: null })),
  ];
  try {
    const added = entry ? await linkEvidence(root, entry, items, linked, dryRun) : [];
    const paths = dryRun ? [] : imported.map(({ path }) => path);
    const faults = await findFaults(
      root,
      paths.map((path) => ({ path, size: statSync(join(root, path)).size, outside: false })),
    );
    return { files: imported, items, added, faults };
  } catch (error) {
    if (!dryRun) removeCopies(root, imported);
    throw error;
  }
}

/** What evidence there is, and who uses it. */
export async function listEvidence(dir: string | undefined, world: World): Promise<EvidenceUse[]> {
  return evidenceUses((await openPortfolio(dir, world)).linked);
}
