import { readCsv } from '../text/csv.js';
import { Refusal } from '../text/refusal.js';
import { isSameName } from '../trust/seal.js';

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
  trainedUntil: string;
  /** Columns of the university's own, by their header. */
  more: Record<string, string>;
}

const COLUMNS: Record<string, Exclude<keyof Person, 'more'>> = {
  id: 'id',
  name: 'name',
  school: 'school',
  urn: 'urn',
  subject: 'subject',
  phase: 'phase',
  role: 'role',
  email: 'email',
  trn: 'trn',
  trained_hours: 'trainedHours',
  trained_until: 'trainedUntil',
};

/** What can name a folder on every system. */
const ID = /^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$/;
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)$/i;
const HINT =
  'Export the roster again with the columns id, name and school, and urn, subject, phase, role, email and trn where known.';

/**
 * Reads the roster: any order of columns, comma, semicolon or tab, with or without a byte order mark.
 * @param path as it is named in messages. @param text of the CSV
 * @throws Refusal BrokenFile with file and row
 */
export function readPeople(path: string, text: string): Person[] {
  const [header = [], ...rows] = records(path, text);
  const names = header.map((name) =>
    name
      .trim()
      .toLowerCase()
      .replace(/[\s-]+/g, '_'),
  );
  for (const column of ['id', 'name', 'school'])
    if (!names.includes(column)) throw broken(path, 1, `there is no column \`${column}\``);
  const people = rows.flatMap((row, index): Person[] => {
    if (row.every((cell) => cell.trim() === '')) return [];
    return [personOf(path, index + 2, names, row)];
  });
  assertOnce(path, people);
  return people;
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
  return { id, name: '', ...nothing, trainedHours: '', trainedUntil: '', more: {} };
}

function personOf(path: string, row: number, names: readonly string[], cells: readonly string[]): Person {
  const person = strangerOf('');
  for (const [index, name] of names.entries()) {
    const value = (cells[index] ?? '').trim();
    const key = Object.hasOwn(COLUMNS, name) ? COLUMNS[name] : undefined;
    if (key) person[key] = value;
    else if (name !== '' && name !== '__proto__') person.more[name] = value;
  }
  if (!ID.test(person.id) || DEVICE.test(person.id))
    throw broken(path, row, `unexpected id \`${person.id}\`, expected letters and digits such as m0001`);
  if (person.name === '') throw broken(path, row, `\`${person.id}\` has no name`);
  return person;
}

/** Folders of two ids that differ in capitals alone would be one on most laptops. */
function assertOnce(path: string, people: readonly Person[]): void {
  const seen = new Map<string, number>();
  for (const [index, { id }] of people.entries()) {
    const before = seen.get(id.toLowerCase());
    if (before !== undefined) throw broken(path, index + 2, `\`${id}\` is already in row ${before}`);
    seen.set(id.toLowerCase(), index + 2);
  }
}

/** Whether two schools are meant to be the same: capitals, spaces, full stops and "the" do not matter. */
export function isSameSchool(one: string, other: string): boolean {
  const plain = (text: string): string => text.replace(/[.,'’]/g, '').replace(/^\s*the\s+/i, '');
  return isSameName(plain(one), plain(other));
}

function broken(path: string, row: number, what: string): Refusal {
  return new Refusal('BrokenFile', `${path}, row ${row}: ${what}.`, HINT);
}
