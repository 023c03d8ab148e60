import type { CohortRow } from '../rows.js';

/** The columns of the CSV and of the first sheet; every cell a text or a number, leading zeros kept. */
const COLUMNS: [title: string, of: (row: CohortRow) => string | number][] = [
  ['id', ({ id }) => id],
  ['name', ({ name }) => name],
  ['school', ({ school }) => school],
  ['urn', ({ urn }) => urn],
  ['subject', ({ subject }) => subject],
  ['phase', ({ phase }) => phase],
  ['role', ({ role }) => role],
  ['stage', ({ stage }) => stage],
  ['state', ({ state }) => state],
  ['decision', ({ decision }) => decision],
  ['days', ({ days }) => days ?? ''],
  ['submission', ({ submission }) => submission],
  [
    'readers',
    ({ readers }) => readers.map(({ voice, reader, decision }) => `${voice} ${reader} ${decision}`.trim()).join('; '),
  ],
  ['open', ({ line }) => line?.counts.open ?? ''],
  ['claimed', ({ line }) => line?.counts.claimed ?? ''],
  ['evidenced', ({ line }) => line?.counts.evidenced ?? ''],
  ['ratings', ({ line }) => ratingsText(line?.ratings ?? {})],
  ['rated otherwise', ({ line }) => line?.ratedOtherwise ?? ''],
  ['hours', ({ line }) => line?.hours ?? ''],
  ['contacts', ({ line }) => line?.contacts.made ?? ''],
  ['contacts owed', ({ line }) => line?.contacts.overdue ?? ''],
  ['evaluations', ({ line }) => line?.evaluations ?? ''],
  ['errors', ({ line }) => line?.summary.errors ?? ''],
  ['missing', ({ line }) => line?.summary.missing ?? ''],
  ['warnings', ({ line }) => line?.summary.warnings ?? ''],
  ['contradicts', ({ line }) => line?.contradicts.map(({ file }) => file).join('; ') ?? ''],
  ['cannot be read', ({ error }) => error],
  ['certificate', ({ award }) => award?.number ?? ''],
  ['until', ({ award }) => award?.until ?? ''],
];

export function peopleTable(rows: readonly CohortRow[]): (string | number)[][] {
  return [COLUMNS.map(([title]) => title), ...rows.map((row) => COLUMNS.map(([, of]) => of(row)))];
}

/** `2 amber, 19 green` */
export function ratingsText(ratings: Record<string, number>): string {
  return Object.entries(ratings)
    .filter(([, count]) => count > 0)
    .map(([level, count]) => `${count} ${level}`)
    .join(', ');
}
