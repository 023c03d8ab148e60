import { asLine, asNumber, asRecord, type PlainRecord, recordsIn } from '../plain.js';
import type { Remarks } from '../report.js';
import type { RichText } from '../rich-text.js';
import type { RubricCell, RubricRow } from '../rubric-stages.js';
import { leaveFields } from './origin.js';

interface RubricReading {
  richText: RichText;
  remarks: Remarks;
  /** Whether a level shows what an item says as well: written by mentor, and so read with the items. */
  isKnown: (level: PlainRecord) => boolean;
}

/** Reads the rubrics of a package: a row for each criterion, a cell for each of its levels that says something. */
export function readRubrics(
  rubrics: readonly unknown[],
  richText: RichText,
  remarks: Remarks,
  isKnown: (level: PlainRecord) => boolean = () => false,
): RubricRow[] {
  return rubrics.flatMap((one, number) => rowsOf(asRecord(one) ?? {}, number, { richText, remarks, isKnown }));
}

function rowsOf(rubric: PlainRecord, number: number, reading: RubricReading): RubricRow[] {
  const place = `CFRubrics[${number}]`;
  const criteria = recordsIn(rubric['CFRubricCriteria']);
  const isOurs = criteria.some((criterion) => levelsOf(criterion).some(reading.isKnown));
  leaveFields('CFRubrics', isOurs ? { ...rubric, title: null } : rubric, place, reading.remarks);
  return criteria.flatMap((criterion, index) => rowOf(criterion, `${place}.CFRubricCriteria[${index}]`, reading));
}

const levelsOf = (criterion: PlainRecord): PlainRecord[] => recordsIn(criterion['CFRubricCriterionLevels']);

function rowOf(criterion: PlainRecord, place: string, { richText, remarks, isKnown }: RubricReading): RubricRow[] {
  const levels = levelsOf(criterion);
  const category = asLine(criterion['category']);
  const title = category ?? asLine(criterion['description']);
  leaveFields('CFRubricCriteria', category === null ? { ...criterion, description: null } : criterion, place, remarks);
  const strange = levels.filter((level) => !isKnown(level));
  const cells = strange.flatMap((level) => cellOf(level, levels.indexOf(level), place, richText, remarks));
  if (levels.length === 0)
    remarks.lost('empty-row', 'Rows of a rubric without levels', title === null ? place : `${place} ${title}`);
  return cells.length === 0 ? [] : [{ title, cells: cells.sort((a, b) => a.position - b.position) }];
}

function cellOf(level: PlainRecord, index: number, inRow: string, richText: RichText, remarks: Remarks): RubricCell[] {
  const place = `${inRow}.CFRubricCriterionLevels[${index}]`;
  leaveFields('CFRubricCriterionLevels', level, place, remarks);
  const quality = asLine(level['quality']);
  const statement = richText(level['description']) ?? quality;
  if (statement === null) {
    remarks.lost('empty-level', 'Levels of a rubric without any text', place);
    return [];
  }
  return [{ level: quality, position: asNumber(level['position']) ?? index + 1, statement, place }];
}
