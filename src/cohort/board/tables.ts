import { RULES } from '../../check/index.js';
import { countOf, groupBy } from '../../text/group-by.js';
import type { CohortRow } from '../rows.js';
import { STATES } from '../standing.js';

/** A table of the second page, of the spreadsheet and of the terminal. */
export interface BoardTable {
  id: TableId;
  title: string;
  head: string[];
  rows: (string | number)[][];
}

export type TableId = 'school' | 'subject' | 'criterion' | 'reader' | 'rule';

/** A group smaller than this could name somebody, in what leaves the team. */
const SMALLEST = 5;

/** The tables of a cohort. @param withNames whether small groups may be told */
export function boardTables(rows: readonly CohortRow[], withNames: boolean): BoardTable[] {
  const tables = [
    groupTable('school', 'Schools', rows, ({ school }) => school),
    groupTable('subject', 'Subjects', rows, ({ subject }) => subject),
    criterionTable(rows),
    readerTable(rows),
    ruleTable(rows),
  ];
  return withNames ? tables : tables.map(withoutSmall);
}

/** What is counted of a group of people. */
const COLUMNS: [title: string, counts: (row: CohortRow) => boolean][] = [
  ['expected', ({ state }) => state === 'expected'],
  ['received', ({ submission }) => submission !== ''],
  ['unreadable', ({ state }) => state === 'unreadable'],
  ['incomplete', ({ state }) => state === 'incomplete'],
  ['to read', ({ state }) => state === 'to read'],
  ['with readers', ({ state }) => /^with|differ|moderation|to decide/.test(state)],
  ['returned', ({ decision }) => decision === 'returned'],
  ['recognised', ({ decision, state }) => decision === 'recognised' || ['registered', 'expiring'].includes(state)],
];

function groupTable(
  id: TableId,
  title: string,
  rows: readonly CohortRow[],
  of: (row: CohortRow) => string,
): BoardTable {
  const groups = groupBy(rows, of);
  const lines = [...groups].map(([name, members]) => [
    name || 'not stated',
    members.length,
    ...COLUMNS.map(([, counts]) => members.filter(counts).length),
    round(members.reduce((sum, { line }) => sum + (line?.hours ?? 0), 0)),
    members.filter(({ line }) => (line?.contacts.overdue ?? 0) > 0).length,
  ]);
  const head = [id, 'people', ...COLUMNS.map(([name]) => name), 'hours', 'contacts owed'];
  return { id, title, head, rows: byFirst(lines) };
}

/** Which criterion is open with how many: what the next briefing is about. */
function criterionTable(rows: readonly CohortRow[]): BoardTable {
  const counts = new Map<string, Record<string, number>>();
  for (const { line } of rows) {
    for (const [id, state] of Object.entries(line?.criteria ?? {})) {
      const one = counts.get(id) ?? { open: 0, claimed: 0, evidenced: 0 };
      one[state] = (one[state] ?? 0) + 1;
      counts.set(id, one);
    }
  }
  const lines = [...counts].map(([id, one]) => [id, one['open'] ?? 0, one['claimed'] ?? 0, one['evidenced'] ?? 0]);
  const natural = new Intl.Collator('en', { numeric: true });
  lines.sort((a, b) => natural.compare(String(a[0]), String(b[0])));
  return { id: 'criterion', title: 'Criteria', head: ['criterion', 'open', 'claimed', 'evidenced'], rows: lines };
}

/** Load and spread, in the order of the ids: nobody is ranked. */
function readerTable(rows: readonly CohortRow[]): BoardTable {
  const all = rows.flatMap(({ readers }) => readers);
  const names = [...new Set(all.map(({ reader }) => reader))].sort();
  const lines = names.map((name) => {
    const own = all.filter(({ reader }) => reader === name);
    const of = (decision: string): number => own.filter((one) => one.decision === decision).length;
    return [name || 'nobody yet', own.length, of(''), of('recognised'), of('returned')];
  });
  return {
    id: 'reader',
    title: 'Readers',
    head: ['reader', 'readings', 'with them', 'recognised', 'returned'],
    rows: lines,
  };
}

function ruleTable(rows: readonly CohortRow[]): BoardTable {
  const counts = new Map<string, [portfolios: number, findings: number]>();
  for (const { line } of rows) {
    for (const [rule, found] of Object.entries(line?.rules ?? {})) {
      const [portfolios, findings] = counts.get(rule) ?? [0, 0];
      counts.set(rule, [portfolios + 1, findings + found]);
    }
  }
  const lines = [...counts].sort(([a, [one]], [b, [other]]) => other - one || (a < b ? -1 : 1));
  const summaries = new Map(RULES.map(({ id, summary }) => [id, summary]));
  const told = lines.map(([rule, counted]) => [rule, ...counted, summaries.get(rule) ?? '']);
  return { id: 'rule', title: 'Findings', head: ['rule', 'portfolios', 'findings', 'what it asks'], rows: told };
}

/** Counts under five become "<5", and so does a group that is smaller itself. */
function withoutSmall(table: BoardTable): BoardTable {
  const hide = (cell: string | number): string | number =>
    typeof cell === 'number' && cell > 0 && cell < SMALLEST ? `<${SMALLEST}` : cell;
  return { ...table, rows: table.rows.map(([name = '', ...cells]) => [name, ...cells.map(hide)]) };
}

/** Rows for whoever is not of the team: no names, and no group that is so small that it is one. */
export function rowsWithoutNames(rows: readonly CohortRow[]): CohortRow[] {
  const [schools, subjects] = [countOf(rows.map(({ school }) => school)), countOf(rows.map(({ subject }) => subject))];
  const told = (value: string, counts: Map<string, number>): string =>
    (counts.get(value) ?? 0) < SMALLEST ? `<${SMALLEST}` : value;
  return rows.map((row) => ({
    ...row,
    name: '',
    email: '',
    urn: '',
    role: '',
    school: told(row.school, schools),
    subject: told(row.subject, subjects),
    line: row.line && { ...row.line, mentor: null, school: null },
    error: row.error === '' ? '' : 'It cannot be read.',
    owed: '',
    award: null,
  }));
}

/** What somebody looks at first. @param day today */
export function topCounts(rows: readonly CohortRow[], day: string, late: number): [title: string, count: number][] {
  const of = (...states: string[]): number => rows.filter(({ state }) => states.includes(state)).length;
  const month = day.slice(0, 7);
  return [
    ['to read', of('to read')],
    ['readers differ', of('readers differ')],
    ['decided this month', rows.filter(({ decidedOn }) => decidedOn.startsWith(month)).length],
    ['late', late],
    ['expiring', of('expiring')],
  ];
}

/** How many are in each state, in the order of the work. */
export function stateCounts(rows: readonly CohortRow[]): [state: string, count: number][] {
  return STATES.map((state): [string, number] => [state, rows.filter((row) => row.state === state).length]).filter(
    ([, count]) => count > 0,
  );
}

const round = (hours: number): number => Math.round(hours * 10) / 10;

function byFirst(lines: (string | number)[][]): (string | number)[][] {
  const natural = new Intl.Collator('en', { numeric: true });
  return lines.sort((a, b) => natural.compare(String(a[0]), String(b[0])));
}
