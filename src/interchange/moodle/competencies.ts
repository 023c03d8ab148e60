import { circleFinder } from '../circles.js';
import { asText } from '../plain.js';
import type { Remarks } from '../report.js';
import type { RichText } from '../rich-text.js';
import { FORMAT, type MoodleRow } from './columns.js';
import type { NumberedRow } from './rows.js';

/** A competency, hung where its row says. */
export interface Competency {
  row: MoodleRow;
  place: string;
  children: Competency[];
}

/** @returns whether a row is that of the framework itself */
export const isFramework = ({ isFramework: mark }: MoodleRow): boolean => /^(1|true|yes)$/i.test(mark.trim());

/**
 * Hangs competencies where their rows say. Whatever they say, each hangs somewhere exactly once.
 * @param byId is filled with the competencies by id number
 * @param framework the id number of the framework: to belong to it is to stand at the top
 */
export function hang(
  rows: readonly NumberedRow[],
  byId: Map<string, Competency>,
  framework: string,
  remarks: Remarks,
): Competency[] {
  const all = rows.map(({ row, number }): Competency => ({ row, place: `row ${number}`, children: [] }));
  for (const one of all) {
    const id = one.row.id.trim();
    if (id !== '' && !byId.has(id)) byId.set(id, one);
  }
  const parentOf = ({ row }: Competency): Competency | null => byId.get(row.parent.trim()) ?? null;
  const inCircle = circleFinder(parentOf);
  return all.filter((one) => {
    const named = one.row.parent.trim();
    const parent = parentOf(one);
    if (parent && !inCircle(one)) parent.children.push(one);
    else if (named !== '' && named !== framework) {
      const message = 'Competencies below one that does not exist, or below themselves: put at the top';
      remarks.repaired('unknown-parent', message, `${one.place}: ${named.slice(0, 60)}`);
    }
    return !parent || inCircle(one);
  });
}

/** @returns a description as Markdown or plain text, as its format says */
export function describe(row: MoodleRow, richText: RichText): string | null {
  const isText = row.format === FORMAT.plain || row.format === FORMAT.markdown;
  return isText ? asText(row.description) : richText(row.description);
}

/** @returns the id numbers that a row names as related */
export function relatedIds(row: MoodleRow): string[] {
  const ids = row.related.split(',').map((id) => id.trim().replaceAll('%2C', ','));
  return ids.filter((id) => id !== '');
}
