/*
 * What a cohort has to show, and the test that shows it:
 *
 *  1 eighty, some of them broken              check.test.ts: each costs its own line; the board says how many
 *  2 threads and shards give the same bytes   check.test.ts: one thread, two, and three shards; workflows.test.ts
 *  3 a run that was killed goes on            check.test.ts: a run that is killed is taken up
 *  4 forms: a value as it stands, or none     test/form, test/e2e/import.test.ts
 *  5 the same form twice                      receive.test.ts: a Word form; test/e2e/import.test.ts: changed since
 *  6 two people of one name                   receive.test.ts: is never guessed
 *  7 a PDF that was replaced                  receive.test.ts: taken in as contradicting
 *  8 a reader's Word file                     review-in-word.test.ts
 *  9 who reads what                           year.test.ts
 * 10 the draw, on another machine             year.test.ts
 * 11 the reply, at the mentor's               year.test.ts
 * 12 the register                             year.test.ts: corrected, renewed and withdrawn
 * 13 somebody is forgotten                    year.test.ts
 * 14 a roster from Excel                      receive.test.ts
 */

import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pack } from '../../src/zip/in-memory.js';
import { mentor, type Run, tempFolder } from '../e2e/support.js';

/** Somebody of an invented roster. */
export interface Somebody {
  id: string;
  name: string;
  school: string;
}

const FIRST = ['Ada', 'Bryn', 'Cerys', 'Dilys', 'Emlyn', 'Fflur', 'Gethin', 'Hana', 'Ifan', 'Jo'];
const LAST = ['Chadwick', 'Davies', 'Ellis', 'Fairclough', 'Griffiths', 'Hughes', 'Ingham', 'Jones', 'Kirkby', 'Lewis'];
const SCHOOLS = ['Beckgate High School', 'Castlegate High School', 'Fellgate High School', 'Millbeck Academy'];

/** The nth of an invented roster: no two have the same name up to a thousand. */
export function somebody(n: number): Somebody {
  const name = `${FIRST[n % 10]} ${'ABCDEFGHIJ'[Math.floor(n / 100) % 10]} ${LAST[Math.floor(n / 10) % 10]}`;
  return { id: `m${String(n).padStart(4, '0')}`, name, school: SCHOOLS[n % 4] as string };
}

export const roster = (people: readonly Somebody[]): string =>
  `id,name,school,urn,subject,phase,role,email,trn\n${people
    .map(
      ({ id, name, school }, n) =>
        `${id},${name},${school},10000${n % 4},${n % 2 ? 'art' : 'music'},secondary,mentor,${id}@example.org,012345${n % 10}\n`,
    )
    .join('')}`;

/** The files of a small portfolio, with something in it for check to say. */
export function smallPortfolio({ name, school }: Somebody): Record<string, string> {
  return {
    'portfolio.yaml': `version: 1\nmentor: {name: ${name}, school: ${school}}\nprovider: North Shore\nframework: ljmu-2016\nstage: advanced\n`,
    'journal/2026-03-12-joint-observation.md':
      '---\nkind: entry\ntitle: Joint observation\ndate: 2026-03-12\ncriteria: [AM1, AM2]\nevidence: [evidence/notes.txt]\n---\n\nWe watched the same lesson and compared notes.\n',
    'evidence/notes.txt': 'Notes of the lesson.\n',
  };
}

/** A zip of these files. */
export function zipOf(files: Record<string, string | Uint8Array>): Buffer {
  return pack(Object.entries(files).map(([name, bytes]) => ({ name, bytes: Buffer.from(bytes), isPacked: false })));
}

export function write(root: string, path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content);
}

/** A cohort of its own, with these people on its roster. */
export async function cohortOf(people: readonly Somebody[], settings = ''): Promise<string> {
  const root = join(tempFolder(), 'cohort');
  await mentor(['cohort', 'init', root, '--provider', 'North Shore Partnership', '--quiet'], dirname(root));
  write(root, 'people.csv', roster(people));
  if (settings !== '') write(root, 'cohort.yaml', settings);
  return root;
}

/** Runs `mentor cohort …` in this process. */
export const cohort = (root: string, ...args: string[]): Promise<Run> => mentor(['cohort', ...args], root);

export const json = <T>(run: Run): T => JSON.parse(run.out) as T;
