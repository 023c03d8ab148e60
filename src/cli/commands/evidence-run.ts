import { resolve } from 'node:path';
import { openPortfolio } from '../../app/open-portfolio.js';
import type { LinkedPortfolio } from '../../coverage/index.js';
import { byDate } from '../../coverage/index.js';
import type { PortfolioDocument } from '../../portfolio/index.js';
import {
  checkEvidence,
  type EvidenceItem,
  type EvidenceUse,
  evidenceUses,
  findDocument,
  importEvidence,
  linkEvidence,
  removeCopies,
} from '../../scaffold/index.js';
import { askForWords } from '../ask/evidence-words.js';
import { matches, type Prompts } from '../ask/prompts.js';
import type { Io } from '../io.js';
import { evidenceTalk } from '../text/new.js';
import type { AddFlags, ListFlags } from './evidence.js';

/** Copies files in and lists them in an entry; all of it or nothing. */
export async function runEvidenceAdd(given: readonly string[], flags: AddFlags, io: Io): Promise<void> {
  const { root, linked } = await openPortfolio(flags.portfolio, io);
  const isUrl = (text: string): boolean => /^https?:\/\//i.test(text);
  const files = given.filter((one) => !isUrl(one)).map((source) => ({ source, absolute: resolve(io.cwd, source) }));
  const context = { root, linked, keepMetadata: flags.keepMetadata === true };
  checkEvidence(files, context);
  const entries = linked.portfolio.documents.filter(({ kind }) => kind !== 'checklist' && kind !== 'self-assessment');
  const named = flags.to === undefined ? null : findDocument(entries, flags.to, io.cwd, root);
  const prompts = io.interactive && flags.input ? await (await import('../ask/prompts.js')).loadPrompts(io) : null;
  const entry = named ?? (prompts ? await askForEntry(prompts, entries) : null);
  const words = entry
    ? await askForWords(
        files.map(({ source }) => source),
        flags,
        prompts,
      )
    : [];
  const imported = importEvidence(files, context);
  const items = [
    ...imported.map(
      ({ path }, index): EvidenceItem => ({ file: path, url: null, caption: null, alt: null, ...words[index] }),
    ),
    ...given.filter(isUrl).map((url): EvidenceItem => ({ file: null, url, caption: flags.caption ?? null, alt: null })),
  ];
  const added = entry ? await link(root, entry, items, linked, imported) : [];
  const result = {
    version: 1,
    files: imported,
    entry: entry?.path ?? null,
    added: added.map(({ file, url }) => file ?? url),
  };
  io.out(flags.json ? `${JSON.stringify(result, null, 2)}\n` : imported.map(({ path }) => `${path}\n`).join(''));
  if (!flags.quiet) io.err(`${[...imported.flatMap(evidenceTalk), ...linkTalk(entry, items, added)].join('\n')}\n`);
}

async function link(
  root: string,
  entry: PortfolioDocument,
  items: readonly EvidenceItem[],
  linked: LinkedPortfolio,
  imported: ReturnType<typeof importEvidence>,
): Promise<EvidenceItem[]> {
  try {
    return await linkEvidence(root, entry, items, linked);
  } catch (error) {
    removeCopies(root, imported);
    throw error;
  }
}

/** The latest first. */
async function askForEntry(prompts: Prompts, entries: readonly PortfolioDocument[]): Promise<PortfolioDocument | null> {
  const choices = [...entries]
    .sort(byDate)
    .reverse()
    .map((entry) => ({
      value: entry,
      name: [entry.frontMatter.date?.value, entry.frontMatter.title?.value ?? entry.path].filter(Boolean).join('  '),
    }));
  const none = { value: null, name: 'none yet' };
  return prompts.search<PortfolioDocument | null>('Which entry do they show? (type to search)', (typed) => [
    ...choices.filter((choice) => matches(choice, typed)),
    none,
  ]);
}

function linkTalk(
  entry: PortfolioDocument | null,
  items: readonly EvidenceItem[],
  added: readonly EvidenceItem[],
): string[] {
  if (entry === null)
    return ['No entry lists it yet.', `Next: mentor evidence add ${items[0]?.file ?? '<file>'} --to <entry>`];
  const before = items.length - added.length;
  return [
    ...(added.length > 0 ? [`Listed in ${entry.path}.`] : []),
    ...(before > 0 ? [`${entry.path} lists ${before === 1 ? 'it' : `${before} of them`} already.`] : []),
    'Next: mentor status',
  ];
}

/** Prints what evidence there is and who uses it. */
export async function runEvidenceList(flags: ListFlags, io: Io): Promise<void> {
  const { linked } = await openPortfolio(flags.portfolio, io);
  const uses = evidenceUses(linked).filter(({ usedBy }) => !flags.unused || usedBy.length === 0);
  if (flags.json) {
    io.out(`${JSON.stringify({ version: 1, evidence: uses }, null, 2)}\n`);
    return;
  }
  io.out(uses.map((use) => `${useText(use)}\n`).join(''));
  const unused = uses.filter(({ usedBy }) => usedBy.length === 0).length;
  if (uses.length === 0)
    io.err(
      flags.unused ? 'All evidence is used.\n' : 'No evidence yet.\nNext: mentor evidence add <file> --to <entry>\n',
    );
  else if (unused > 0)
    io.err(`${unused} of ${uses.length} not used by any entry.\nNext: mentor evidence add <file> --to <entry>\n`);
}

function useText({ target, size, exists, usedBy }: EvidenceUse): string {
  const state = size === null ? (exists ? 'address' : 'not there') : sizeText(size);
  const users = usedBy.length === 0 ? ['nobody uses it'] : usedBy;
  return [`${target}  (${state})`, ...users.map((user) => `    ${user}`)].join('\n');
}

function sizeText(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`;
  return bytes < 1024 * 1024 ? `${Math.round(bytes / 1024)} kB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
