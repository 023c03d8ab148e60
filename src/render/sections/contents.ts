import type { ContentsItem, DocumentModel, JournalEntry, StagePart, StageSection } from '../model.js';
import { say } from '../words.js';

/** The order in which a stage's parts stand. */
export const STAGE_PARTS: readonly StagePart[] = [
  'standing',
  'table',
  'standards',
  'selfAssessment',
  'checklists',
  'agreements',
  'journal',
  'reflection',
  'targets',
  'signOffs',
];

/** The list of contents: the parts of each stage, entries under their journal, then what is shared by all. */
export function buildContents(model: Omit<DocumentModel, 'contents'>): ContentsItem[] {
  const stages = model.stages.flatMap((stage) =>
    STAGE_PARTS.flatMap((part): ContentsItem[] => {
      const id = stage.anchors[part];
      return id === null
        ? []
        : [{ id, title: say(`part.${part}`), stage: stage.part, number: null, items: itemsOf(stage, part) }];
    }),
  );
  const shared: ContentsItem[] = [];
  const add = (id: string, title: string, items: ContentsItem[]): number =>
    shared.push({ id, title, stage: null, number: null, items });
  if (model.otherEntries.length > 0) add('other-entries', say('part.otherEntries'), entryItems(model.otherEntries));
  if (model.evidence.length > 0) add('evidence', say('part.evidence'), []);
  return [...stages, ...shared];
}

function itemsOf(stage: StageSection, part: StagePart): ContentsItem[] {
  return part === 'journal' ? entryItems(stage.journal) : [];
}

function entryItems(entries: readonly JournalEntry[]): ContentsItem[] {
  return entries.map(({ id, title, number }) => ({ id, title, stage: null, number, items: [] }));
}
