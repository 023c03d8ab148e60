import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { boardHtml } from '../../cohort/board/page.js';
import { peopleTable } from '../../cohort/board/people-table.js';
import { boardTables, rowsWithoutNames, topCounts } from '../../cohort/board/tables.js';
import { xlsxOf } from '../../cohort/board/xlsx.js';
import { dueLines } from '../../cohort/due.js';
import { writeTogether } from '../../portfolio/write-file.js';
import { writeCsv } from '../../text/csv.js';
import { packedText } from '../../text/package-asset.js';
import { placeNamed, today, type World } from '../world.js';
import { type CohortFiles, readCohortFiles, rowsOf } from './cohort-rows.js';
import { type CohortPlace, openCohort } from './open-cohort.js';

export interface BoardOptions extends CohortPlace {
  /** false: for whoever is not of the team. */
  withNames?: boolean;
  /** The folder; left out: out/, or out/without-names/. */
  out?: string;
}

/** Writes the board as a page, a CSV and a spreadsheet. @returns their paths, absolute; and what could not be read */
export function makeBoard(options: BoardOptions, io: World): { files: string[]; troubles: string[] } {
  const { withNames = true, out } = options;
  const files = readCohortFiles(openCohort(options, io));
  const { root, settings, people } = files.cohort;
  const folder = out === undefined ? join(root, withNames ? 'out' : 'out/without-names') : placeNamed(io, out);
  const all = rowsOf(files, io);
  const rows = withNames ? all : rowsWithoutNames(all);
  const tables = boardTables(rows, withNames);
  const day = today(io);
  const late = dueLines(all, people, settings, day).filter(({ why }) => why === 'late').length;
  const pages = join(root, 'out', 'portfolios');
  const pageOf = (id: string): string | null => {
    const page = join(pages, `${id}.html`);
    return withNames && existsSync(page) ? relative(folder, page).replaceAll('\\', '/') : null;
  };
  const { title, provider } = settings;
  const about = { title, provider, day, rows, tables, withNames, pageOf, notes: notesOf(files, rows.length) };
  const looks = { css: packedText('templates/cohort/board.css'), script: packedText('templates/cohort/board.js') };
  const html = boardHtml({ ...about, top: topCounts(all, day, late) }, looks);
  const table = peopleTable(rows);
  const sheets = [
    { name: 'People', rows: table },
    ...tables.map((one) => ({ name: one.title, rows: [one.head, ...one.rows] })),
  ];
  const made = [
    { path: join(folder, 'board.html'), content: html },
    { path: join(folder, 'board.csv'), content: writeCsv(table) },
    { path: join(folder, 'board.xlsx'), content: xlsxOf(sheets) },
  ];
  // A spreadsheet that is open cannot be replaced on Windows: it comes before the page.
  writeTogether(made.toReversed());
  return { files: made.map(({ path }) => path), troubles: files.troubles };
}

function notesOf({ header, lines, cohort }: CohortFiles, people: number): string[] {
  if (header === null) return people === 0 ? [] : ['Nothing has been checked yet: run mentor cohort check.'];
  const [part = '', of = ''] = header.shard.split(/\/| of /);
  const missing = part === of ? [] : [`Only ${part} of ${of} shards are in it.`];
  const unseen = [...cohort.received.keys()].filter((id) => !lines.has(id)).length;
  return unseen === 0 ? missing : [...missing, `${unseen} came after the last check, on ${header.day}.`];
}
