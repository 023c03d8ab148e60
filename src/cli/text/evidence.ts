import type { AddedEvidence } from '../../app/evidence.js';
import { FAULT_WORDS } from '../../evidence/fault-words.js';
import type { PortfolioDocument } from '../../portfolio/index.js';
import type { EvidenceUse } from '../../scaffold/index.js';
import { printable, printableList } from '../../text/quoted.js';
import { shellWord } from '../../text/shell-word.js';
import { evidenceTalk } from './new.js';

/** @returns what was copied and listed, and the next useful command */
export function addedTalk(entry: PortfolioDocument | null, { files, items, added, faults }: AddedEvidence): string {
  const broken = [...faults].map(([path, fault]) => {
    const { why, mend } = FAULT_WORDS[fault];
    return `No reader can open ${path}: ${why}. ${mend}`;
  });
  return printableList([...files.flatMap(evidenceTalk), ...broken, ...linkTalk(entry, items, added)]);
}

function linkTalk(
  entry: PortfolioDocument | null,
  items: AddedEvidence['items'],
  added: AddedEvidence['added'],
): string[] {
  const file = items[0]?.file;
  if (entry === null)
    return ['No entry lists it yet.', `Next: mentor evidence add ${file ? shellWord(file) : '<file>'} --to <entry>`];
  const before = items.length - added.length;
  return [
    ...(added.length > 0 ? [`Listed in ${entry.path}.`] : []),
    ...(before > 0 ? [`${entry.path} already lists ${before === 1 ? 'it' : `${before} of them`}.`] : []),
    'Next: mentor status',
  ];
}

/** @returns one block a piece of evidence */
export function evidenceText(uses: readonly EvidenceUse[]): string {
  return uses.map((use) => `${useText(use)}\n`).join('');
}

function useText({ target, size, exists, usedBy }: EvidenceUse): string {
  const state = size === null ? (exists ? 'address' : 'not there') : sizeText(size);
  const users = usedBy.length === 0 ? ['no entry uses it'] : usedBy;
  return [`${target}  (${state})`, ...users.map((user) => `    ${user}`)].map(printable).join('\n');
}

function sizeText(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`;
  return bytes < 1024 * 1024 ? `${Math.round(bytes / 1024)} kB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

/** @returns what is to be done about evidence that nobody uses; nothing where all is used */
export function usesTalk(uses: readonly EvidenceUse[], onlyUnused: boolean): string {
  const next = 'Next: mentor evidence add <file> --to <entry>\n';
  if (uses.length === 0) return onlyUnused ? 'All evidence is used.\n' : `No evidence yet.\n${next}`;
  const unused = uses.filter(({ usedBy }) => usedBy.length === 0).length;
  return unused > 0 ? `${unused} of ${uses.length} not used by any entry.\n${next}` : '';
}
