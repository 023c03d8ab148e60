import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Person } from '../../cohort/people.js';
import { readResults, resultsText } from '../../cohort/results.js';
import { rosterHead } from '../../cohort/roster-head.js';
import { gitIn } from '../../git/git.js';
import { writeWhole } from '../../portfolio/write-file.js';
import { attempt } from '../../text/attempt.js';
import { readCsv, writeCsv } from '../../text/csv.js';
import type { World } from '../world.js';
import { arrivedIn } from './arrived.js';
import { kindOf } from './file-kind.js';
import {
  type CohortPlace,
  LARGEST_ROSTER,
  namesIn,
  type OpenCohort,
  openCohort,
  personOf,
  readText,
} from './open-cohort.js';
import { stage } from './place-received.js';
import { digestReceived } from './received-digest.js';

/** What was removed, what stays on purpose, and what still says the name. Paths are in the cohort's folder. */
export interface Forgotten {
  removed: string[];
  /** The register, where cohort.yaml says that it is kept. */
  kept: string[];
  /** Files of the team's own in which the name still stands. */
  named: string[];
  /** How many commits hold files of this person; null: there is no git here. */
  commits: number | null;
}

/**
 * Removes what is kept of somebody: what was received, what was said of it, whatever was made. The roster's row goes too. Git
 * keeps what was ever committed, and the report says so.
 * @param options `dryRun`: only say what would go
 */
export async function forget(id: string, options: CohortPlace & { dryRun?: boolean }, io: World): Promise<Forgotten> {
  const cohort = openCohort(options, io);
  const { root, settings } = cohort;
  const person = personOf(cohort, id);
  const register = namesIn(root, 'register')
    .filter((file) => file.startsWith(`${id}--`))
    .map((file) => `register/${file}`);
  const keepsRegister = settings.keep.register !== '';
  const made = [...madeOf(root, id), ...inboxOf(cohort, id)];
  const paths = [`received/${id}`, `reviews/${id}`, ...made, ...(keepsRegister ? [] : register)].filter((path) =>
    existsSync(join(root, path)),
  );
  if (!options.dryRun) {
    for (const path of paths) rmSync(join(root, path), { recursive: true, force: true });
    forgetLine(root, id);
    const tables = [settings.roster, ...tablesOf(root)].filter((table) => existsSync(join(root, table)));
    for (const table of tables) forgetRows(root, table, person);
  }
  const kept = keepsRegister ? register : [];
  const named =
    options.dryRun || person.name === ''
      ? []
      : filesNaming(root, '', person.name).filter((path) => !kept.includes(path));
  return { removed: paths, kept, named, commits: await commitsOf(root, id, io) };
}

/** What was made of everybody names them too: it is made again at any time. */
const OF_ALL = /^(board\.(html|csv|xlsx)|due\.csv|claims\.csv|register\.(csv|xlsx)|results\.part|packs|without-names)$/;

/** Tables of everybody that no command makes again: the rows of the others may not be sent or uploaded yet. */
const tablesOf = (root: string): string[] =>
  namesIn(root, 'out')
    .filter((file) => /^(?:mail-merge(?:-\d+)?|badges-\d+)\.csv$/.test(file))
    .map((file) => `out/${file}`);

function madeOf(root: string, id: string): string[] {
  const isOwn = (file: string): boolean => file.startsWith(`${id}.`) || file.startsWith(`${id}-`);
  const own = ['portfolios', 'reading', 'replies', 'certificates', 'badges'].flatMap((folder) =>
    namesIn(root, `out/${folder}`)
      .filter(isOwn)
      .map((file) => `out/${folder}/${file}`),
  );
  return [
    ...own,
    ...namesIn(root, 'out')
      .filter((file) => OF_ALL.test(file))
      .map((file) => `out/${file}`),
  ];
}

/** Folders that were taken in stay in the inbox: those that are this person's go now. */
function inboxOf({ root, received }: OpenCohort, id: string): string[] {
  const kept = (received.get(id) ?? []).flatMap(({ path }) => [path, `${path}.docx`]);
  const digests = new Set(
    kept.filter((path) => existsSync(join(root, path))).map((path) => digestReceived(join(root, path))),
  );
  return namesIn(root, 'inbox').flatMap((file) => {
    return attempt(() => digests.has(digestArrived(root, join(root, 'inbox', file)))) ? [`inbox/${file}`] : [];
  });
}

/** Of the bytes that would be kept. */
function digestArrived(root: string, path: string): string {
  const source = arrivedIn(path);
  if (kindOf(source) === 'form') return digestReceived(source);
  const staged = stage(root, source);
  try {
    return digestReceived(staged.path);
  } finally {
    staged.remove();
  }
}

function forgetLine(root: string, id: string): void {
  const file = join(root, 'out/results.jsonl');
  if (!existsSync(file)) return;
  const { header, lines } = readResults('out/results.jsonl', readFileSync(file, 'utf8'));
  const rest = lines.filter((line) => line.id !== id);
  if (rest.length < lines.length) writeWhole(file, resultsText({ header, lines: rest }));
}

/**
 * Takes somebody's rows out of a table. The roster is the university's: it has to forget there too, or the next export brings
 * the row back. A table for badges has no id and tells people by their address.
 */
function forgetRows(root: string, path: string, { id, email }: Person): void {
  const { records } = readCsv(readText(root, path, LARGEST_ROSTER));
  const ids = rosterHead(records)?.columns.get('id');
  const [columns, own] = ids ? [ids, id] : [[(records[0] ?? []).indexOf('Identifier')], email];
  const isTheirs = (row: readonly string[] = []): boolean =>
    own !== '' && columns.some((column) => (row[column] ?? '').trim() === own);
  if (!records.some(isTheirs)) return;
  // Where no cell holds a line end and each letter ends before it, every other row stays byte for byte as it was.
  const bytes = readFileSync(join(root, path));
  const lines = bytes.toString('latin1').match(/[^\n]*\n|[^\n]+$/g) ?? [];
  const rest =
    lines.length === records.length && !bytes.includes(0)
      ? Buffer.from(lines.filter((_, at) => !isTheirs(records[at])).join(''), 'latin1')
      : writeCsv(records.filter((row) => !isTheirs(row)));
  writeWhole(join(root, path), rest);
}

const LARGEST = 4 * 1024 * 1024;

/** Whatever the team wrote itself may name somebody: only a person can say what to do about that. */
function filesNaming(root: string, folder: string, name: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry): string[] => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) return entry.name === '.git' || path === 'received' ? [] : filesNaming(root, path, name);
    if (!entry.isFile() || statSync(join(root, path)).size > LARGEST) return [];
    return readFileSync(join(root, path)).includes(name) ? [path] : [];
  });
}

async function commitsOf(root: string, id: string, { env }: World): Promise<number | null> {
  const found = await gitIn(root, env)(['rev-list', '--all', '--', `received/${id}`, `reviews/${id}`]);
  return found === null ? null : found.toString('utf8').split('\n').filter(Boolean).length;
}
