import { asLine, asList, asNumber, asRecord, type PlainRecord, recordsIn } from '../plain.js';
import type { Remarks } from '../report.js';
import type { RichText } from '../rich-text.js';
import type { RubricCell, RubricRow } from '../rubric-stages.js';

/** Reads the rubrics of a package: a row for each criterion, a cell for each of its levels that says something. */
export function readRubrics(
  rubrics: readonly unknown[],
  richText: RichText,
  remarks: Remarks,
  isKnown: (level: PlainRecord) => boolean = () => false,
): RubricRow[] {
  return rubrics.flatMap((rubric, number) =>
    asList(asRecord(rubric)?.['CFRubricCriteria']).flatMap((one, index): RubricRow[] => {
      const criterion = asRecord(one);
      if (!criterion) return [];
      const place = `CFRubrics[${number}].CFRubricCriteria[${index}]`;
      const levels = recordsIn(criterion['CFRubricCriterionLevels']);
      const unknown = levels.filter((level) => !isKnown(level));
      const cells = unknown.flatMap((level) => cellOf(level, levels.indexOf(level), place, richText, remarks));
      if (cells.length === 0) return [];
      if (index === 0) leaveTexts(asRecord(rubric) ?? {}, ['title', 'description'], `CFRubrics[${number}]`, remarks);
      leaveTexts(
        criterion,
        ['CFItemURI', 'weight', ...(asLine(criterion['category']) ? ['description'] : [])],
        place,
        remarks,
      );
      const title = asLine(criterion['category']) ?? asLine(criterion['description']);
      return [{ title, cells: cells.sort((a, b) => a.position - b.position) }];
    }),
  );
}

/** Names what a rubric says beside its cells. */
function leaveTexts(record: PlainRecord, keys: readonly string[], place: string, remarks: Remarks): void {
  for (const key of keys) {
    const value = record[key];
    if (value === undefined || value === null || value === '') continue;
    remarks.lost(`rubric-${key}`, `\`${key}\` in a rubric, which a pack has no place for`, place);
  }
}

function cellOf(level: PlainRecord, index: number, inRow: string, richText: RichText, remarks: Remarks): RubricCell[] {
  const place = `${inRow}.CFRubricCriterionLevels[${index}]`;
  const quality = asLine(level['quality']);
  const statement = richText(level['description']) ?? quality;
  if (statement === null) {
    remarks.lost('empty-level', 'Levels of a rubric without any text', place);
    return [];
  }
  leaveTexts(level, ['feedback'], place, remarks);
  if (asNumber(level['score']) !== null) {
    remarks.lost('scores', 'Scores of levels: a pack gives no marks', place);
  }
  return [{ level: quality, position: asNumber(level['position']) ?? index + 1, statement, place }];
}
