import type { Cover } from '../../document/model.js';
import { dayInWords, dayNumber, monthInWords, monthLetter } from '../dates.js';
import { say, sayCount } from '../words/words.js';
import { escapeHtml, SafeHtml } from './safe-html.js';

const WIDTH = 700;
/** Beyond this many the letters of months would run into each other: then years stand there. */
const MOST_MONTHS = 36;
const MOST_MONTHS_SMALL = 14;

/** A stretch of whole months as a line, and where a day stands on it. */
interface Axis {
  months: string[];
  place: (day: string) => number;
}

/** The days of the journal as strokes on a line of months: the cover's ornament, and true. */
export function timeline({ days, busiest }: Pick<Cover, 'days' | 'busiest'>): SafeHtml {
  const axis = axisOf(days);
  if (!axis) return SafeHtml.of('');
  const counts = new Map<number, number>();
  for (const day of days) counts.set(axis.place(day), (counts.get(axis.place(day)) ?? 0) + 1);
  const strokes = [...counts].map(([x, n]) => `<path class="stroke" d="M${x} 40V${Math.max(2, 24 - 7 * n)}"/>`);
  return svg(
    'timeline',
    60,
    `<path class="line" d="M0 40H${WIDTH}"/>${strokes.join('')}${scale(axis, 40, 57, MOST_MONTHS)}`,
    { title: say('timeline.title'), words: timelineInWords(days, busiest) },
  );
}

/** What the line shows, for whoever does not see it. */
function timelineInWords(days: readonly string[], busiest: Cover['busiest']): string {
  return say('timeline.words', {
    entries: sayCount('entries', days.length),
    from: dayInWords(days[0] ?? ''),
    until: dayInWords(days.at(-1) ?? ''),
    month: busiest ? monthInWords(busiest.month) : '',
    most: busiest?.entries ?? 0,
  });
}

/** The same line without its scale, for some of the days: when one criterion was worked on. */
export function strokes(days: readonly string[], all: readonly string[]): SafeHtml {
  const axis = axisOf(all);
  if (!axis) return SafeHtml.of('');
  const places = [...new Set(days.map(axis.place))];
  const lines = places.map((x) => `<path class="stroke" d="M${x} 34V6"/>`).join('');
  return svg('strokes', 40, `<path class="line" d="M0 34H${WIDTH}"/>${lines}`);
}

/** The scale of those lines. */
export function months(all: readonly string[]): SafeHtml {
  const axis = axisOf(all);
  return axis ? svg('strokes', 56, scale(axis, 50, 40, MOST_MONTHS_SMALL)) : SafeHtml.of('');
}

/** @param told what a screen reader says; without it, the words that stand beside the line are enough */
function svg(name: string, height: number, content: string, told?: { title: string; words: string }): SafeHtml {
  const text = told ? `<title>${escapeHtml(told.title)}</title><desc>${escapeHtml(told.words)}</desc>` : '';
  const role = told ? 'role="img"' : 'aria-hidden="true"';
  return SafeHtml.of(`<svg class="${name}" viewBox="0 0 ${WIDTH} ${height}" ${role}>${text}${content}</svg>`);
}

/** @param days in order */
function axisOf(days: readonly string[]): Axis | null {
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) return null;
  const all = monthsBetween(first, last);
  const start = dayNumber(`${all[0]}-01`);
  const end = dayNumber(nextMonth(all.at(-1) ?? ''));
  return { months: all, place: (day) => Math.round(((dayNumber(day) - start) / (end - start)) * WIDTH) };
}

function scale({ months: all, place }: Axis, line: number, foot: number, most: number): string {
  const long = all.length > most;
  return all
    .filter((month) => !long || month.endsWith('-01'))
    .map((month) => {
      const x = place(`${month}-01`);
      const letter = long ? month.slice(0, 4) : monthLetter(Number(month.slice(5)));
      return `<path class="tick" d="M${x} ${line}v6"/><text x="${x + 4}" y="${foot}">${letter}</text>`;
    })
    .join('');
}

function monthsBetween(first: string, last: string): string[] {
  const end = last.slice(0, 7);
  const all: string[] = [];
  for (let month = first.slice(0, 7); month <= end && all.length < 1200; month = nextMonth(month).slice(0, 7))
    all.push(month);
  return all;
}

/** The first day of the month behind. */
function nextMonth(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  const [y, m] = number === 12 ? [year + 1, 1] : [year, number + 1];
  return `${String(y).padStart(4, '0')}-${String(m).padStart(2, '0')}-01`;
}
