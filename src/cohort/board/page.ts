import { createHash } from 'node:crypto';
import type { CriterionState } from '../../coverage/index.js';
import { escapeHtml } from '../../html/escape-html.js';
import type { CohortRow } from '../rows.js';
import { ratingsText } from './people-table.js';
import { type BoardTable, stateCounts } from './tables.js';

/** What a board shows. */
export interface Board {
  title: string;
  provider: string | null;
  /** The day of what it shows. */
  day: string;
  /** What somebody should know before reading it: a shard that is missing, what was not looked at. */
  notes: string[];
  top: [title: string, count: number][];
  rows: readonly CohortRow[];
  tables: readonly BoardTable[];
  withNames: boolean;
  /** Where a person's own page lies, from the board; null where there is none. */
  pageOf: (id: string) => string | null;
}

/** The script and the style, which the page's policy knows by their digests. */
export interface BoardLooks {
  css: string;
  script: string;
}

/** One page, offline, that is a table without its script and one that sorts and filters with it. */
export function boardHtml(board: Board, { css, script }: BoardLooks): string {
  const { title, provider, day, rows, tables } = board;
  const policy = `default-src 'none'; style-src '${digest(css)}'; script-src '${digest(script)}'`;
  const heading = `${escapeHtml(title)}${provider ? `<small>${escapeHtml(provider)}</small>` : ''}`;
  const links = ['people', ...tables.map(({ id }) => id)].map(
    (id) => `<a href="#${id}">${escapeHtml(titleOf(id, tables))}</a>`,
  );
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>${escapeHtml(title)}, ${day}</title>
<style>${css}</style>
</head>
<body>
<a class="skip" href="#people">Skip to the people</a>
<header>
<h1>${heading}</h1>
<p>${rows.length} people, as of ${day}</p>
${board.notes.map((note) => `<p class="note">${escapeHtml(note)}</p>`).join('\n')}
<dl class="top">${board.top.map(([name, count]) => `<div><dt>${escapeHtml(name)}</dt><dd>${count}</dd></div>`).join('')}</dl>
<p class="states">${stateCounts(rows)
    .map(([state, count]) => `<span><b>${count}</b> ${state === 'unreadable' ? 'cannot be taken in' : state}</span>`)
    .join(' ')}</p>
<nav aria-label="On this page">${links.join(' ')}</nav>
</header>
<main>
${peopleSection(board)}
${tables.map(tableSection).join('\n')}
</main>
<script>${script}</script>
</body>
</html>
`;
}

const digest = (text: string): string => `sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}`;

const titleOf = (id: string, tables: readonly BoardTable[]): string =>
  tables.find((one) => one.id === id)?.title ?? 'People';

function peopleSection(board: Board): string {
  const { rows, withNames, tables } = board;
  const rules = (tables.find(({ id }) => id === 'rule')?.rows ?? []).map(([rule]) => String(rule));
  const numbers = new Map(rules.map((rule, n) => [rule, n]));
  const columns: [title: string, kind: string][] = [
    ['id', ''],
    ...(withNames ? [['name', ''] as [string, string]] : []),
    ['school', ''],
    ['subject', ''],
    ['stage', ''],
    ['state', ''],
    ['days', 'n'],
    ['readers', ''],
    ['criteria', 'n'],
    ['ratings', ''],
    ['otherwise', 'n'],
    ['hours', 'n'],
    ['findings', 'n'],
  ];
  const head = columns
    .map(([name, kind]) => `<th scope="col"${kind === '' ? '' : ` data-k=${kind}`}>${name}</th>`)
    .join('');
  const body = rows.map((row) => rowHtml(row, board, numbers)).join('\n');
  return `<section id="people">
<h2 id="people-title">People</h2>
<p class="key"><span class="q"><b>E</b></span> evidenced <span class="q"><u>C</u></span> claimed, no evidence <span class="q"><i>O</i></span> open</p>
<form id="filters" hidden data-rules="${escapeHtml(rules.join(' '))}"></form>
<div class="scroll" role="region" aria-labelledby="people-title" tabindex="0">
<table id="list">
<thead><tr>${head}</tr></thead>
<tbody>
${body}
</tbody>
</table>
</div>
</section>`;
}

function rowHtml(row: CohortRow, { withNames, pageOf }: Board, numbers: ReadonlyMap<string, number>): string {
  const { id, line } = row;
  const page = pageOf(id);
  const shown = page === null ? escapeHtml(id) : `<a href="${escapeHtml(page)}">${escapeHtml(id)}</a>`;
  const found = Object.keys(line?.rules ?? {}).flatMap((rule) => numbers.get(rule) ?? []);
  const cells = [
    ...(withNames ? [escapeHtml(row.name)] : []),
    escapeHtml(row.school),
    escapeHtml(row.subject),
    escapeHtml(row.stage),
    stateHtml(row),
    String(row.days ?? ''),
    readersHtml(row),
    line ? squares(line.criteria, line.counts) : '',
    line ? escapeHtml(ratingsText(line.ratings)) : '',
    line && line.ratedOtherwise > 0 ? String(line.ratedOtherwise) : '',
    line && line.hours > 0 ? String(line.hours) : '',
    line ? String(Object.values(line.rules).reduce((sum, n) => sum + n, 0)) : '',
  ];
  const rules = found.length > 0 ? ` data-r="${found.join(' ')}"` : '';
  return `<tr${rules}><th scope=row>${shown}${cells.map((cell) => `<td>${cell}`).join('')}`;
}

function stateHtml({ state, decision, error, line }: CohortRow): string {
  const more = state === 'decided' || state === 'sent' ? `: ${decision}` : '';
  const why = error !== '' ? error : (line?.contradicts ?? []).map(({ file, what }) => `${file} ${what}`).join(', ');
  const shown = `${state}${more}`;
  return why === '' ? escapeHtml(shown) : `${escapeHtml(shown)}<small>${escapeHtml(why)}</small>`;
}

function readersHtml({ readers }: CohortRow): string {
  return readers
    .map(
      ({ voice, reader, decision }) =>
        `${VOICE[voice] ?? voice} ${escapeHtml(reader)}${decision === '' ? ' …' : ` ${decision}`}`,
    )
    .join('<br>');
}

const VOICE: Record<string, string> = { first: '1', second: '2', moderation: 'm' };

const SQUARE: Record<CriterionState, [tag: string, letter: string]> = {
  open: ['i', 'O'],
  claimed: ['u', 'C'],
  evidenced: ['b', 'E'],
};

/** A letter and a pattern for each, and the numbers for whoever listens. */
function squares(
  criteria: Record<string, CriterionState>,
  { open, claimed, evidenced }: Record<CriterionState, number>,
): string {
  const all = Object.values(criteria).map((state) => {
    const [tag, letter] = SQUARE[state];
    return `<${tag}>${letter}</${tag}>`;
  });
  return `<span class=q role=img aria-label="${evidenced} evidenced, ${claimed} claimed, ${open} open">${all.join('')}</span>`;
}

const isNumber = (cell: string | number): boolean => typeof cell === 'number' || cell.startsWith('<');

const cellHtml = (cell: string | number): string =>
  `<td${isNumber(cell) ? ' class=n' : ''}>${escapeHtml(String(cell))}`;

function tableSection({ id, title, head, rows }: BoardTable): string {
  const line = ([first = '', ...cells]: (string | number)[]): string =>
    `<tr><th scope=row>${escapeHtml(String(first))}${cells.map(cellHtml).join('')}`;
  const none = `<tr><td colspan="${head.length}">nothing yet`;
  return `<section id="${id}">
<h2 id="${id}-title">${escapeHtml(title)}</h2>
<div class="scroll" role="region" aria-labelledby="${id}-title" tabindex="0">
<table>
<thead><tr>${head.map((name, n) => `<th scope="col"${n > 0 && isNumber(rows[0]?.[n] ?? 0) ? ' class=n' : ''}>${escapeHtml(name)}</th>`).join('')}</tr></thead>
<tbody>
${rows.length === 0 ? none : rows.map(line).join('\n')}
</tbody>
</table>
</div>
</section>`;
}
