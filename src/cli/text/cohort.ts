import type { CohortCheckResult } from '../../app/cohort/check.js';
import type { Forgotten } from '../../app/cohort/forget.js';
import type { Arrival } from '../../app/cohort/receive.js';
import type { BoardTable } from '../../cohort/board/tables.js';
import { brokenSeals } from '../../cohort/results.js';
import type { CohortRow } from '../../cohort/rows.js';
import { STATES, type Standing } from '../../cohort/standing.js';
import { printable, quoted } from '../../portfolio/index.js';
import { counted } from '../../text/counted.js';
import type { Paint } from '../../text/paint.js';
import { wrap } from '../../text/wrap.js';

/** @returns a line for each thing that was taken in or has to be looked at */
export function arrivalsText(arrivals: readonly Arrival[], width: number): string {
  return linesText(arrivals.flatMap(arrivalLines), width);
}

/** Sentences about one thing each; what is longer than the terminal is wide goes on further in. */
export function linesText(lines: readonly string[], width: number): string {
  return lines
    .flatMap((line) => {
      const shown = printable(line);
      const [before = ''] = /^ */.exec(shown) ?? [];
      if ([...shown].length <= width) return [shown];
      const [first = '', ...rest] = wrap(shown, Math.max(20, width - before.length - 2));
      return [before + first, ...rest.map((part) => `${before}  ${part}`)];
    })
    .map((line) => `${line}\n`)
    .join('');
}

function arrivalLines(one: Arrival): string[] {
  switch (one.what) {
    case 'received':
      return [
        `${one.path}  ${one.name}  (${one.file})`,
        ...one.contradicts.map(
          ({ file, what }) => `  contradicts its manifest: ${file} ${CONTRADICTION[what] ?? what}`,
        ),
        ...(one.otherName === null ? [] : [`  its contents say that it is ${one.otherName}'s`]),
        ...(one.otherFramework === null
          ? []
          : [`  is for ${one.otherFramework}, which is not among the frameworks of cohort.yaml`]),
        ...(one.unreadable === null ? [] : [`  cannot be read: ${one.unreadable}`]),
        ...(one.private === 0 ? [] : [privateLine(one)]),
      ];
    case 'review':
      return [
        `${one.file}: ${counted(one.comments.length, 'remark')} on ${one.id}/${one.number}${one.known > 0 ? `, ${one.known} already known` : ''}`,
        ...one.comments.map((path) => `  ${path}`),
        ...one.signOffs.map(({ role, text }) => `  in the box of ${role}: ${quoted(text.replace(/\s+/g, ' '))}`),
        ...(one.signOffs.length > 0
          ? [`  if the mentor should read it: mentor cohort review ${one.id} --comment "…"`]
          : []),
      ];
    case 'already':
      return [`${one.file}: received before, as ${one.id}/${one.number}`];
    case 'unknown':
      return [
        `${one.file}: ${one.why}`,
        ...one.candidates.map(({ id, name, school }) => `  --as ${id}  ${name}, ${school}`),
      ];
    default:
      return [`${one.file}: not taken in. ${one.why}`];
  }
}

function privateLine({ private: count, privateIn }: Extract<Arrival, { what: 'received' }>): string {
  const shown = privateIn.slice(0, MOST_PLACES).join(', ') + (privateIn.length > MOST_PLACES ? ', …' : '');
  return `  ${counted(count, 'place')} with an e-mail address, a telephone number, a name, or a photo that says where it was taken: ${shown}`;
}

const MOST_PLACES = 3;

const CONTRADICTION: Record<string, string> = {
  changed: 'is not the file that was handed in',
  went: 'is gone',
  came: 'was not handed in',
  unreadable: 'cannot be read',
};

export function arrivalsTalk(arrivals: readonly Arrival[]): string {
  const of = (what: Arrival['what']): number => arrivals.filter((one) => one.what === what).length;
  if (arrivals.length === 0) return 'There is nothing in inbox/.\n';
  const parts = [
    `${of('received') + of('review')} taken in`,
    ...(of('already') > 0 ? [`${of('already')} ${of('already') === 1 ? 'was' : 'were'} there already`] : []),
    ...(of('refused') > 0 ? [`${of('refused')} not taken in`] : []),
    ...(of('unknown') > 0 ? [`${of('unknown')} left lying: name each again with --as <id>`] : []),
  ];
  return `${parts.join(', ')}.\n${of('received') > 0 ? 'Next: mentor cohort check\n' : ''}`;
}

/** @returns a line for each that cannot be read or contradicts itself: what to send back */
export function checkedText({ lines, differing }: CohortCheckResult, width: number): string {
  const doubtful = lines.flatMap((line) => {
    if (!line.ok) return [`${line.id}  ${line.error.code}: ${line.error.message}`];
    const seals = brokenSeals(line);
    return [
      ...line.contradicts.map(({ file, what }) => `${line.id}  ${file} ${CONTRADICTION[what] ?? what}`),
      ...seals.map(({ role, seal }) => `${line.id}  what the ${role} signed: ${seal} since`),
    ];
  });
  const readers = differing.map(({ id, decisions, points }) => {
    const decided = decisions ? [`the readers differ: ${decisions.join(', ')}`] : [];
    const rated = points.length > 0 ? [`the readers rate ${points.join(', ')} differently`] : [];
    return `${id}  ${[...decided, ...rated].join('; ')}`;
  });
  return linesText([...doubtful, ...readers], width);
}

export function checkedTalk({ lines, read, file }: CohortCheckResult): string {
  const unread = lines.filter(({ ok }) => !ok).length;
  const failed = unread > 0 ? `, of which ${unread} cannot be read` : '';
  const known = lines.length - read;
  const kept = known > 0 ? ` ${known} unchanged since an earlier run.` : '';
  return `${counted(lines.length, 'portfolio')}${failed}.${kept}\n${file}\nNext: mentor cohort status\n`;
}

/** How many stand where, and then who; the states in the order of the work. */
export function cohortStatusText(rows: readonly CohortRow[], paint: Paint, width: number): string {
  const counts = STATES.flatMap((state) => {
    const count = rows.filter((row) => row.state === state).length;
    return count === 0 ? [] : [`${String(count).padStart(5)}  ${paintState(state, paint)}`];
  });
  const sorted = [...rows].sort((a, b) => STATES.indexOf(a.state) - STATES.indexOf(b.state));
  const people = sorted.map((row) => rowText(row, paint, width));
  return rows.length === 0 ? 'Nobody is on the roster yet.\n' : `${[...counts, '', ...people].join('\n')}\n`;
}

function rowText(row: CohortRow, paint: Paint, width: number): string {
  const { id, name, school, state, decision, line, owed } = row;
  const shown = state === 'decided' || state === 'sent' ? `${state}: ${decision}` : state;
  const counts = line ? `${line.counts.evidenced}/${Object.keys(line.criteria).length}` : '';
  const cells = [id.padEnd(8), cut(name, 22), cut(school, 22), counts.padStart(5), shown];
  const text = printable(cells.join(' '));
  const clipped = text.length > width ? `${text.slice(0, width - 1)}…` : text;
  const why = wrap(printable(owed), Math.max(20, width - 9)).map((part) => `         ${paint.dim(part)}`);
  return [clipped, ...why].join('\n');
}

function cut(text: string, length: number): string {
  const letters = [...text];
  return letters.length > length ? `${letters.slice(0, length - 1).join('')}…` : text.padEnd(length);
}

function paintState(state: Standing, paint: Paint): string {
  if (state === 'unreadable' || state === 'readers differ' || state === 'expired') return paint.error(state);
  if (state === 'registered' || state === 'sent') return paint.good(state);
  return state;
}

/** A table with its columns in line; those that the width has no room for stand in line below, further in. */
export function tableText({ head, rows }: BoardTable, width: number): string {
  const all = [head, ...rows.map((row) => row.map(String))];
  const widths = head.map((_, column) => Math.max(...all.map((row) => [...(row[column] ?? '')].length)));
  const pad = (cell: string, column: number): string =>
    column === 0 || typeof rows[0]?.[column] === 'string'
      ? cell.padEnd(widths[column] ?? 0)
      : cell.padStart(widths[column] ?? 0);
  const folds = foldsOf(widths, width);
  return all
    .map((row) => {
      const cells = row.map(pad);
      return folds.map(([from, to], fold) => line(cells.slice(from, to), fold === 0 ? '' : '  ', width)).join('');
    })
    .join('');
}

const line = (cells: readonly string[], before: string, width: number): string =>
  linesText([`${before}${cells.join('  ')}`.trimEnd()], width);

/** Which columns stand in one line: from, and up to. */
function foldsOf(widths: readonly number[], width: number): [from: number, to: number][] {
  const folds: [number, number][] = [];
  let [from, used] = [0, 0];
  for (const [column, room] of widths.entries()) {
    if (column > from && used + room > width) {
      folds.push([from, column]);
      [from, used] = [column, 2];
    }
    used += room + 2;
  }
  return [...folds, [from, widths.length]];
}

/** What goes on knowing somebody, and what to do about it. */
export function forgottenText(id: string, { kept, named, commits }: Forgotten, isDryRun: boolean): string {
  const lines = [
    ...(kept.length > 0 ? [`Kept, as cohort.yaml says: ${kept.join(', ')}.`] : []),
    ...(named.length > 0 ? [`The name is still in ${named.join(', ')}: check that yourself.`] : []),
    `The roster ${isDryRun ? 'would lose' : 'has lost'} the row; take it out of the university's own system too, or the next export brings it back.`,
    ...(commits === null ? [] : [historyLine(id, commits)]),
  ];
  return lines.map((line) => `${printable(line)}\n`).join('');
}

function historyLine(id: string, commits: number): string {
  return commits === 0
    ? 'Git holds none of it.'
    : `Git keeps what was committed: ${counted(commits, 'commit')} ${commits === 1 ? 'holds' : 'hold'} files of ${id}. Only rewriting the history removes them.`;
}
