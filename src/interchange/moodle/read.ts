import { idFromTitle } from '../../framework/own/new-pack.js';
import type { Pack, Scale } from '../../framework/schema.js';
import { type ForeignItem, packFromForeign, type Reading } from '../foreign.js';
import { IdBook } from '../ids.js';
import { asLine, asText } from '../plain.js';
import type { Remarks } from '../report.js';
import type { RichText } from '../rich-text.js';
import type { MoodleRow } from './columns.js';
import { type Competency, describe, hang, isFramework, relatedIds } from './competencies.js';
import { isTyped, typedLists } from './read-typed.js';
import { type NumberedRow, readRows } from './rows.js';

/** Makes a pack of the text of a Moodle competency CSV. */
export function readMoodle(text: string, reading: Reading, remarks: Remarks): Pack {
  const rows = readRows(text, remarks);
  const framework = frameworkRow(rows, remarks);
  const byId = new Map<string, Competency>();
  const roots = hang(
    rows.filter(({ row }) => !isFramework(row)),
    byId,
    framework?.id ?? '',
    remarks,
  );
  const title = asLine(framework?.name) ?? reading.name;
  const id = reading.idFor(title, asText(framework?.id));
  const note = framework ? describe(framework, reading.richText) : null;
  const head = {
    title,
    version: 1,
    status: 'current' as const,
    licence: 'Not stated in the file: ask who published it.',
  };
  for (const { row, number } of rows) leaveRules(row, number, remarks);
  const levels = levelsOf(framework?.scale ?? '', remarks);
  if (isTyped(roots)) {
    const scales = levels ? { scales: [{ id: 'scale', levels }] } : {};
    return { id, ...head, ...(note === null ? {} : { note }), ...typedLists(roots, byId, remarks), ...scales };
  }
  const items = new Map<Competency, ForeignItem>();
  const foreign = {
    ...head,
    note,
    ended: null,
    source: { document: `${title} (Moodle competency framework)` },
    items: itemsOf(roots, reading.richText, items),
    levels,
    selfAssessment: false,
    related: relatedItems(byId, items, remarks),
    rubric: [],
  };
  return packFromForeign(id, foreign, remarks, reading.level);
}

function frameworkRow(rows: readonly NumberedRow[], remarks: Remarks): MoodleRow | null {
  const [first, ...more] = rows.filter(({ row }) => isFramework(row));
  if (!first) remarks.repaired('no-framework', 'No row is the framework itself: it was named after the file', '');
  for (const { number } of more)
    remarks.lost('second-framework', 'Rows of a second framework: only the first is read', `row ${number}`);
  return first?.row ?? null;
}

function itemsOf(roots: readonly Competency[], richText: RichText, items: Map<Competency, ForeignItem>): ForeignItem[] {
  const waiting = [...roots];
  for (let one = waiting.pop(); one; one = waiting.pop()) {
    const { row, place } = one;
    const [title, statement] = [asLine(row.name), describe(row, richText)];
    items.set(one, { code: asLine(row.id), title, statement, notes: null, children: [], place });
    waiting.push(...one.children);
  }
  const itemsFor = (those: readonly Competency[]): ForeignItem[] => those.flatMap((one) => items.get(one) ?? []);
  for (const [one, item] of items) item.children = itemsFor(one.children);
  return itemsFor(roots);
}

function relatedItems(
  byId: ReadonlyMap<string, Competency>,
  items: ReadonlyMap<Competency, ForeignItem>,
  remarks: Remarks,
): [ForeignItem, ForeignItem][] {
  const seen = new Set<string>();
  return [...byId].flatMap(([id, one]) =>
    relatedIds(one.row).flatMap((other): [ForeignItem, ForeignItem][] => {
      const pair = [id, other].sort().join('\n');
      if (seen.has(pair)) return [];
      seen.add(pair);
      const [from, to] = [items.get(one), items.get(byId.get(other) ?? one)];
      if (from && to && from !== to) return [[from, to]];
      remarks.lost(
        'unknown-related',
        'Cross references to something that is not in the file',
        `${one.place}: ${other.slice(0, 60)}`,
      );
      return [];
    }),
  );
}

function levelsOf(values: string, remarks: Remarks): Scale['levels'] | null {
  const titles = values.split(',').flatMap((title) => asLine(title) ?? []);
  if (titles.length < 2) return null;
  const ids = new IdBook(remarks);
  return titles.map((title, index) => ({
    id: ids.give(null, idFromTitle(title) || `level-${index + 1}`, 'scale'),
    title,
  }));
}

function leaveRules(row: MoodleRow, number: number, remarks: Remarks): void {
  if (row.ruleType.trim() !== '')
    remarks.lost('rules', 'Rules by which Moodle completes a competency automatically', `row ${number}`);
  if (!isFramework(row) && row.scale.trim() !== '') {
    remarks.lost(
      'own-scales',
      "Scales of single competencies: all are rated on the framework's scale",
      `row ${number}`,
    );
  }
}
