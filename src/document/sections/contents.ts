import { type Anchor, said, type Text } from '../text.js';
import type { JournalEntry } from './journal.js';
import { PART_ORDERS, type PartOrder, type StagePart } from './stage-parts.js';
import type { StageSection } from './stage-section.js';

export interface ContentsItem {
  kind: 'stage' | 'part' | 'entry';
  /** Anchor of what it names. */
  id: Anchor;
  title: Text;
  /** The number of an entry. */
  number: number | null;
  items: ContentsItem[];
}

/** What the contents name. */
interface Listed {
  stages: readonly StageSection[];
  otherEntries: readonly JournalEntry[];
  evidence: readonly unknown[];
  references: readonly unknown[];
  order: PartOrder;
}

/**
 * The list of contents: the parts of a stage, entries under their journal, then what is shared by all. Where there are
 * several stages, the parts stand under their stage.
 */
export function buildContents({ stages, otherEntries, evidence, references, order }: Listed): ContentsItem[] {
  const shared: ContentsItem[] = [];
  if (otherEntries.length > 0) shared.push(part('other-entries', said('part.otherEntries'), entryItems(otherEntries)));
  if (evidence.length > 0) shared.push(part('evidence', said('part.evidence'), []));
  if (references.length > 0) shared.push(part('references', said('part.references'), []));
  return [...stages.flatMap((stage) => stageItems(stage, PART_ORDERS[order])), ...shared];
}

function stageItems(stage: StageSection, order: readonly StagePart[]): ContentsItem[] {
  const parts = order.flatMap((name): ContentsItem[] => {
    const id = stage.anchors[name];
    return id === null ? [] : [part(id, said(`part.${name}`), name === 'journal' ? entryItems(stage.journal) : [])];
  });
  const [first] = parts;
  if (stage.part === null || !first) return parts;
  return [{ kind: 'stage', id: first.id, title: stage.part, number: null, items: parts }];
}

function part(id: string, title: Text, items: ContentsItem[]): ContentsItem {
  return { kind: 'part', id, title, number: null, items };
}

function entryItems(entries: readonly JournalEntry[]): ContentsItem[] {
  return entries.map(({ id, title, number }) => ({ kind: 'entry', id, title, number, items: [] }));
}
