import { CsvError, parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { Refusal } from './refusal.js';

/** A row longer than this is no row of a table that people keep. */
const LONGEST_ROW = 1_000_000;

/**
 * Reads a table as spreadsheets write it: comma, semicolon or tab, with or without a byte order mark, any line ends.
 * Every cell is the text that stands there, leading zeros included.
 * @throws Refusal BrokenFile with the line
 */
export function readCsv(text: string): { delimiter: string; records: string[][] } {
  const delimiter = delimiterOf(text);
  try {
    const options = { bom: true, delimiter, relax_column_count: true, relax_quotes: true };
    return { delimiter, records: parse(text, { ...options, max_record_size: LONGEST_ROW }) };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = Number((error as { lines?: unknown }).lines) || 1;
    const message =
      error.code === 'CSV_QUOTE_NOT_CLOSED' ? 'A quote is opened and never closed' : error.message.replace(/[.:]$/, '');
    const hint = 'Open the file in a spreadsheet, look at that row, and save it again as CSV (UTF-8).';
    throw new Refusal('BrokenFile', message, hint, { place: { line, column: 1 } });
  }
}

/** A table for a spreadsheet, which takes no text in it for a formula. */
export function writeCsv(rows: readonly (readonly (string | number | undefined)[])[]): string {
  return stringify([...rows], { bom: true, record_delimiter: 'windows', escape_formulas: true });
}

/** @returns the most frequent of the usual delimiters in the first line that has any outside quotes: a title has none */
function delimiterOf(text: string): string {
  const lines = text
    .slice(0, 10_000)
    .split('\n')
    .map((line) => line.replace(/"[^"]*"/g, ''));
  const bare = lines.find((line) => /[,;\t]/.test(line)) ?? '';
  const counts = [',', ';', '\t'].map((one) => ({ one, count: bare.split(one).length }));
  return counts.reduce((best, next) => (next.count > best.count ? next : best)).one;
}
