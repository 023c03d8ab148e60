import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Award } from '../../cohort/register.js';
import { writeWhole } from '../../portfolio/write-file.js';
import { writeCsv } from '../../text/csv.js';
import { namesIn, type OpenCohort } from './open-cohort.js';

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

/** A row for each award; who has no e-mail address on the roster can be sent no badge. */
export function badgeRows({ people }: OpenCohort, awards: readonly Award[]): string[][] {
  const emails = new Map(people.map(({ id, email }) => [id, email]));
  return awards.flatMap(({ id, name, stage, number, awarded, until }): string[][] => {
    const email = emails.get(id) ?? '';
    const parts = name.split(' ');
    const [first, last] = [parts.slice(0, -1).join(' ') || name, parts.length > 1 ? (parts.at(-1) ?? '') : ''];
    return email === ''
      ? []
      : [[email, first, last, `${stage}, certificate ${number}`, 'Portfolio', '', awarded, until]];
  });
}

/** Writes out/badges-1.csv and on; those of an earlier run go. */
export function writeBadges({ root }: OpenCohort, rows: readonly string[][]): void {
  for (const name of namesIn(root, 'out')) if (/^badges-\d+\.csv$/.test(name)) rmSync(join(root, 'out', name));
  for (let at = 0; at < rows.length; at += MOST_ROWS)
    writeWhole(
      join(root, 'out', `badges-${at / MOST_ROWS + 1}.csv`),
      writeCsv([HEAD, ...rows.slice(at, at + MOST_ROWS)]),
    );
}
