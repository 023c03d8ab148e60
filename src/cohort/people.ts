import { isDay, readDayFirst } from '../portfolio/dates.js';
import { readCsv } from '../text/csv.js';
import { Refusal } from '../text/refusal.js';
import { isSameName } from '../trust/seal.js';
import { type RosterHead, type RosterKey, rosterHead } from './roster-head.js';

/** Somebody on the roster, as the university's own system writes them. */
export interface Person {
  /** Names the folder of what they hand in. */
  id: string;
  name: string;
  school: string;
  /** As written: `0100001` keeps its zero. */
  urn: string;
  subject: string;
  phase: string;
  role: string;
  email: string;
  /** Teacher reference number, as written. */
  trn: string;
  trainedHours: string;
  /** YYYY-MM-DD, or ''. */
  trainedUntil: string;
}

/** First letters of what is exported in place of a CSV. */
const OTHER_KINDS: readonly [RegExp, string][] = [
  [/^(?:PK\x03\x04|\xd0\xcf\x11\xe0)/, 'a workbook'],
  [/^\s*<(?:!doctype|html|table|\?xml)/i, 'a web page'],
];

/** What can name a folder on every system. */
const ID = /^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$/;
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)$/i;
const HINT =
  'Export the roster again with the columns id, name and school, and urn, subject, phase, role, email and trn where known.';

/**
 * Reads the roster: columns in any order, as other systems call them, below whatever titles; comma, semicolon or tab, with or
 * without a byte order mark.
 * @param path as it is named in messages. @param text of the CSV
 * @throws Refusal BrokenFile with file and row
 */
export function readPeople(path: string, text: string): Person[] {
  const other = OTHER_KINDS.find(([begins]) => begins.test(text));
  if (other)
    throw new Refusal('BrokenFile', `${path} is ${other[1]}, not a CSV.`, 'In Excel: File, Save As, CSV UTF-8.');
  const rows = records(path, text);
  const head = rosterHead(rows);
  if (head === null) throw broken(path, 1, 'there is no column `id` beside one for the name');
  const { columns, at: headAt } = head;
  if (!columns.has('name') && !(columns.has('given') && columns.has('family')))
    throw broken(path, headAt + 1, 'there is no column `name`, and not both `first name` and `surname`');
  if (!columns.has('school')) throw broken(path, headAt + 1, 'there is no column `school`');
  const seen = new Map<string, number>();
  return rows.flatMap((cells, index): Person[] => {
    const at = { path, row: index + 1 };
    const person = index > head.at ? personOf(at, head, cells) : null;
    if (person) assertNew(at, person.id, seen);
    return person ? [person] : [];
  });
}

/** A row of the roster, as a spreadsheet counts. */
interface Place {
  path: string;
  row: number;
}

function records(path: string, text: string): string[][] {
  try {
    return readCsv(text).records;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw new Refusal('BrokenFile', `${path}, line ${error.place?.line ?? 1}: ${error.message}.`, error.hint);
  }
}

/** Somebody of whom only the id is known. */
export function strangerOf(id: string): Person {
  const nothing = { school: '', urn: '', subject: '', phase: '', role: '', email: '', trn: '' };
  return { id, name: '', ...nothing, trainedHours: '', trainedUntil: '' };
}

/** @returns null for a row of nobody: an empty one, a sum, the last line of a report */
function personOf({ path, row }: Place, { columns }: RosterHead, cells: readonly string[]): Person | null {
  const said = (key: RosterKey): string => {
    const [value = '', other] = new Set((columns.get(key) ?? []).map((at) => plainCell(cells[at])).filter(Boolean));
    if (other === undefined) return value;
    throw broken(path, row, `two columns say \`${value}\` and \`${other}\` for \`${key}\``);
  };
  const name = givenFirst(said('name')) || [said('given'), said('family')].filter(Boolean).join(' ');
  const id = said('id');
  if (name === '' && !ID.test(id)) return null;
  if (id === '') throw broken(path, row, `\`${name}\` has no id`);
  if (!ID.test(id) || DEVICE.test(id))
    throw broken(path, row, `unexpected id \`${id}\`, expected letters and digits such as m0001`);
  if (name === '') throw broken(path, row, `\`${id}\` has no name`);
  const trainedUntil = dayOf(said('trainedUntil'));
  if (trainedUntil === null)
    throw broken(path, row, `unexpected \`${said('trainedUntil')}\` in \`trained_until\`, expected a day`);
  const person = { ...strangerOf(id), name, trainedUntil };
  for (const key of AS_WRITTEN) person[key] = said(key);
  return person;
}

/** `="0012"` is how spreadsheets are made to keep zeros. */
const plainCell = (cell = ''): string => cell.trim().replace(/^="(.*)"$/, '$1');

const AS_WRITTEN = ['school', 'urn', 'subject', 'phase', 'role', 'email', 'trn', 'trainedHours'] as const;

/** `Lee, Ann` is Ann Lee, as registers have it. */
export function givenFirst(name: string): string {
  return name.replace(/^([^,]+),\s*(?!(?:[BM](?:A|Sc|Ed)|PhD|QTS|NPQ|[MO]BE|Jr|Sr)\b)([^,]+)$/, '$2 $1');
}

/** Days between the beginning of a spreadsheet's calendar and that of the computer's. */
const SPREADSHEET_EPOCH = 25_569;

/** A day as people and spreadsheets write it. @returns '' for words such as `n/a`; null for figures that are no day */
function dayOf(written: string): string | null {
  const text = written.replace(/[T ]\d{1,2}:\d{2}\S*$/, '');
  if (isDay(text) || !/\d/.test(text)) return isDay(text) ? text : '';
  if (!/^[2-9]\d{4}$/.test(text)) return readDayFirst(text);
  return new Date((Number(text) - SPREADSHEET_EPOCH) * 86_400_000).toISOString().slice(0, 10);
}

/** Folders of two ids that differ in capitals alone would be one on most laptops. */
function assertNew({ path, row }: Place, id: string, seen: Map<string, number>): void {
  const before = seen.get(id.toLowerCase());
  if (before !== undefined) throw broken(path, row, `\`${id}\` is already in row ${before}`);
  seen.set(id.toLowerCase(), row);
}

/** Whether two schools are meant to be the same: capitals, spaces, full stops and "the" do not matter. */
export function isSameSchool(one: string, other: string): boolean {
  const plain = (text: string): string => text.replace(/[.,'’]/g, '').replace(/^\s*the\s+/i, '');
  return isSameName(plain(one), plain(other));
}

function broken(path: string, row: number, what: string): Refusal {
  return new Refusal('BrokenFile', `${path}, row ${row}: ${what}.`, HINT);
}
