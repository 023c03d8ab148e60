import { join } from 'node:path';
import type { Award } from '../../cohort/register.js';
import { writeWhole } from '../../portfolio/write-file.js';
import { readCsv, writeCsv } from '../../text/csv.js';
import { namesIn, type OpenCohort, readText } from './open-cohort.js';

/** A free account of Canvas Credentials takes no more awards in one file. */
const MOST_ROWS = 50;

/** The columns of Canvas Credentials' upload of awards. */
const HEAD = [
  'Identifier',
  'First Name',
  'Last Name',
  'Narrative',
  'Evidence Narrative',
  'Evidence URL',
  'Issue Date',
  'Expiration Date',
];

const NARRATIVE = HEAD.indexOf('Narrative');
const FILE = /^badges-(\d+)\.csv$/;
const fileOf = (number: number): string => `out/badges-${number}.csv`;

/** A row for an award; who has no e-mail address on the roster can be sent no badge. */
function badgeRow({ people }: OpenCohort, { id, name, stage, number, awarded, until }: Award): string[] | null {
  const email = people.find((one) => one.id === id)?.email ?? '';
  const parts = name.split(' ');
  const [first, last] = [parts.slice(0, -1).join(' ') || name, parts.length > 1 ? (parts.at(-1) ?? '') : ''];
  return email === '' ? null : [email, first, last, narrative(stage, number), 'Portfolio', '', awarded, until];
}

const narrative = (stage: string, number: string): string => `${stage}, certificate ${number}`;

/**
 * Writes a row for each award: where it has one already, in its place, else in new files, out/badges-1.csv and on. What an
 * earlier run wrote may not be uploaded yet, and what was must not be uploaded twice.
 * @returns the files with the rows, in the cohort's folder
 */
export function writeBadges(cohort: OpenCohort, awards: readonly Award[]): string[] {
  const rows = new Map(awards.map((one) => [one, badgeRow(cohort, one)]));
  const numbers = namesIn(cohort.root, 'out').flatMap((name) => FILE.exec(name)?.[1] ?? []);
  const changed = numbers.map(Number).filter((number) => renewRows(cohort, fileOf(number), rows));
  const added = [...rows.values()].filter((row) => row !== null);
  const next = Math.max(0, ...numbers.map(Number)) + 1;
  const made = Array.from({ length: Math.ceil(added.length / MOST_ROWS) }, (_, index) => {
    const start = index * MOST_ROWS;
    writeWhole(join(cohort.root, fileOf(next + index)), writeCsv([HEAD, ...added.slice(start, start + MOST_ROWS)]));
    return next + index;
  });
  return [...changed, ...made].sort((a, b) => a - b).map(fileOf);
}

/** Writes the rows of awards that a file has already, and takes them from `rows`. @returns whether there were any */
function renewRows({ root }: OpenCohort, path: string, rows: Map<Award, string[] | null>): boolean {
  const { records } = readCsv(readText(root, path));
  const found = records.map((record) =>
    [...rows.keys()].find(({ stage, number, replaces }) =>
      [number, replaces].some((one) => one !== '' && record[NARRATIVE] === narrative(stage, one)),
    ),
  );
  if (found.every((award) => award === undefined)) return false;
  const renewed = records.flatMap((record, at) => {
    const award = found[at];
    const row = award === undefined ? record : rows.get(award);
    return row ? [row] : [];
  });
  writeWhole(join(root, path), writeCsv(renewed));
  for (const award of found) if (award !== undefined) rows.delete(award);
  return true;
}
