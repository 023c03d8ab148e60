import { readCsv } from '../../text/csv.js';
import { Refusal } from '../../text/refusal.js';
import type { Remarks } from '../report.js';
import { COLUMNS, type ColumnKey, type MoodleRow } from './columns.js';

/** A row and its number, as a spreadsheet counts: the header is row 1. */
export interface NumberedRow {
  row: MoodleRow;
  number: number;
}

const NEEDED: readonly ColumnKey[] = ['id', 'name'];

/** Reads the rows of a Moodle CSV: comma, semicolon or tab, columns in any order, headers in any language of Moodle's. */
export function readRows(text: string, remarks: Remarks): NumberedRow[] {
  const { delimiter, records } = readCsv(text);
  if (delimiter !== ',') remarks.repaired('delimiter', 'The columns are not separated by commas', 'row 1');
  const [header = [], ...body] = records;
  const places = placesOf(header, body, remarks);
  return body.flatMap((record, index): NumberedRow[] => {
    const number = index + 2;
    if (record.every((cell) => cell.trim() === '')) return [];
    if (record.length !== header.length)
      remarks.repaired('ragged-row', 'Rows with more or fewer columns than the header', `row ${number}`);
    const cells = COLUMNS.map(([key]) => [key, unescaped(record[places.get(key) ?? -1] ?? '')]);
    return [{ row: Object.fromEntries(cells) as MoodleRow, number }];
  });
}

function placesOf(header: readonly string[], body: readonly string[][], remarks: Remarks): Map<ColumnKey, number> {
  const names = header.map((name) => name.trim().toLowerCase());
  const named = COLUMNS.flatMap(([key, name]): [ColumnKey, number][] => {
    const at = names.indexOf(name.toLowerCase());
    return at === -1 ? [] : [[key, at]];
  });
  const places = new Map(named);
  if (NEEDED.every((key) => places.has(key))) {
    if (places.size < COLUMNS.length) {
      const missing = COLUMNS.filter(([key]) => !places.has(key)).map(([, name]) => name);
      remarks.repaired('missing-columns', 'Columns that the file does not have', missing.join(', '));
    }
    return places;
  }
  const marks = body.map((record) => record[12]?.trim());
  if (header.length === COLUMNS.length && marks.filter((mark) => mark === '1').length === 1) {
    remarks.repaired('unknown-header', 'Headers in another language: the columns were taken in their order', 'row 1');
    return new Map(COLUMNS.map(([key], index) => [key, index]));
  }
  const missing = COLUMNS.filter(([key]) => NEEDED.includes(key) && !places.has(key)).map(([, name]) => `\`${name}\``);
  const found = header.slice(0, 14).map((name) => `\`${name.trim().slice(0, 40)}\``);
  throw new Refusal(
    'UnknownFormat',
    `Unexpected header: no column ${missing.join(' and no column ')}; found ${found.join(', ')}`,
    'A Moodle competency file begins with `Parent id number,Id number,Shortname,…`: export it from Moodle again.',
    { place: { line: 1, column: 1 } },
  );
}

/** Undoes what keeps a spreadsheet from taking a text for a formula. */
function unescaped(cell: string): string {
  return /^'[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell;
}
