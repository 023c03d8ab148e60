import type { Anchor, Code } from '../text.js';
import type { EntryReference } from './pieces.js';
import type { CriteriaTable } from './stage-table.js';

/** Criterion by entry, or by period where the entries are too many for columns of their own. */
export interface CoverageMap {
  by: 'entry' | 'month' | 'quarter' | 'year';
  columns: MapColumn[];
  rows: MapRow[];
  /** The most entries that stand in one cell. */
  most: number;
  /** Entries that stand in no column, since they have no date. */
  unplaced: number;
}

export interface MapColumn {
  /** The entry's number; the period's first month (YYYY-MM) or its year. */
  key: Code;
  entry: EntryReference | null;
}

export interface MapRow {
  id: Code;
  anchor: Anchor;
  /** One a column. */
  cells: MapCell[];
}

export interface MapCell {
  entries: number;
  /** Those of them that link evidence. */
  evidenced: number;
}

/** More columns than this and a page of paper has no room for them: entries take a sign each, periods a number or a name. */
const MOST_ENTRIES = 40;
const MOST_PERIODS = 24;

type Period = Exclude<CoverageMap['by'], 'entry'>;

/** What a period is called by, from a day: `2026-03`, `2026-1` (the quarter's first month), `2026`. */
const PERIODS: readonly [Period, (day: string) => string][] = [
  ['month', (day) => day.slice(0, 7)],
  [
    'quarter',
    (day) => `${day.slice(0, 5)}${String(Math.floor((Number(day.slice(5, 7)) - 1) / 3) * 3 + 1).padStart(2, '0')}`,
  ],
  ['year', (day) => day.slice(0, 4)],
];

const STEPS: Readonly<Record<Period, number>> = { month: 1, quarter: 3, year: 12 };

interface Worked {
  entry: EntryReference;
  isEvidenced: boolean;
}

/**
 * Which entries show which criterion: a column an entry where there is room, else a column a month, a quarter or a year.
 * @returns null where no entry names a criterion or dimension
 */
export function buildCoverageMap({ rows, dimensions }: Pick<CriteriaTable, 'rows' | 'dimensions'>): CoverageMap | null {
  const all = [
    ...rows.map((row) => ({ row, worked: row.achieved.map(workedOn) })),
    ...dimensions.map((row) => ({ row, worked: row.entries.map(workedOn) })),
  ];
  const entries = new Map(all.flatMap(({ worked }) => worked.map(({ entry }) => [entry.number, entry])));
  if (entries.size === 0) return null;
  const scale = scaleOf([...entries.values()].sort((a, b) => a.number - b.number));
  if (scale === null) return null;
  const { by, columns, keyOf } = scale;
  const places = new Map(columns.map(({ key }, index) => [key, index]));
  const mapRows = all.map(({ row, worked }): MapRow => {
    const cells = columns.map((): MapCell => ({ entries: 0, evidenced: 0 }));
    for (const { entry, isEvidenced } of worked) {
      const cell = cells[places.get(keyOf(entry) ?? '') ?? -1];
      if (!cell) continue;
      cell.entries += 1;
      if (isEvidenced) cell.evidenced += 1;
    }
    return { id: row.id, anchor: row.anchor, cells };
  });
  const most = Math.max(...mapRows.flatMap(({ cells }) => cells.map((cell) => cell.entries)));
  const unplaced = [...entries.values()].filter((entry) => !places.has(keyOf(entry) ?? '')).length;
  return { by, columns, rows: mapRows, most, unplaced };
}

function workedOn({ entry, evidence }: { entry: EntryReference; evidence: readonly { id: string | null }[] }): Worked {
  return { entry, isEvidenced: evidence.some(({ id }) => id !== null) };
}

interface Scale {
  by: CoverageMap['by'];
  columns: MapColumn[];
  keyOf: (entry: EntryReference) => string | null;
}

/** @returns null where the entries are too many for columns of their own and none has a date */
function scaleOf(entries: readonly EntryReference[]): Scale | null {
  const days = entries.flatMap(({ date }) => (isDay(date) ? date : [])).sort();
  if (entries.length <= MOST_ENTRIES) {
    const columns = entries.map((entry) => ({ key: String(entry.number), entry }));
    return { by: 'entry', columns, keyOf: ({ number }) => String(number) };
  }
  if (days.length === 0) return null;
  const scales = PERIODS.map(([by, name]) => ({ by, name, keys: keysBetween(by, name, days) }));
  const fitting = scales.find(({ keys }) => keys.length <= MOST_PERIODS) ?? scales.at(-1);
  const { by, name, keys } = fitting as (typeof scales)[number];
  const columns = keys.slice(-MOST_PERIODS).map((key) => ({ key, entry: null }));
  return { by, columns, keyOf: ({ date }) => (isDay(date) ? name(date) : null) };
}

/** Every period from the first day to the last, those without an entry too. */
function keysBetween(by: Period, name: (day: string) => string, days: readonly string[]): string[] {
  const [first, last] = [days[0] ?? '', days.at(-1) ?? ''];
  const keys: string[] = [];
  let [year = 0, month = 1] = `${name(first)}-01`.split('-').map(Number);
  for (;;) {
    const key = name(`${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-01`);
    keys.push(key);
    if (key >= name(last) || keys.length > 1200) return keys;
    month += STEPS[by];
    if (month > 12) [year, month] = [year + Math.floor((month - 1) / 12), ((month - 1) % 12) + 1];
  }
}

function isDay(date: string | null): date is string {
  return date !== null && /^\d{4}-\d{2}-\d{2}$/.test(date);
}
