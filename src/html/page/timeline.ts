import type { Cover } from '../../document/model.js';
import { countOf } from '../../text/group-by.js';
import { remember } from '../../text/remember.js';
import { dayNumber } from '../dates.js';
import type { Speaker } from '../words/speaker.js';
import { toHtml, type Words } from '../words/words.js';
import { SafeHtml } from './safe-html.js';

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
export function timeline({ days, busiest }: Pick<Cover, 'days' | 'busiest'>, speaker: Speaker): SafeHtml {
  const axis = axisOf(days);
  if (!axis) return SafeHtml.of('');
  const strokes = [...countOf(days.map(axis.place))].map(
    ([x, n]) => `<path class="stroke" d="M${x} 40V${Math.max(2, 24 - 7 * n)}"/>`,
  );
  return svg(
    'timeline',
    60,
    `<path class="line" d="M0 40H${WIDTH}"/>${strokes.join('')}${scale(axis, { line: 40, foot: 57, most: MOST_MONTHS }, speaker)}`,
    { title: speaker.say('timeline.title'), words: timelineInWords(days, busiest, speaker) },
  );
}

/** What the line shows, for whoever does not see it. */
function timelineInWords(days: readonly string[], busiest: Cover['busiest'], speaker: Speaker): Words {
  return speaker.say('timeline.words', {
    entries: speaker.count('entries', days.length),
    from: speaker.day(days[0] ?? ''),
    until: speaker.day(days.at(-1) ?? ''),
    month: busiest ? speaker.month(busiest.month) : '',
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
export function months(all: readonly string[], speaker: Speaker): SafeHtml {
  const axis = axisOf(all);
  return axis
    ? svg('strokes', 56, scale(axis, { line: 50, foot: 40, most: MOST_MONTHS_SMALL }, speaker))
    : SafeHtml.of('');
}

/** @param told what a screen reader says; without it, the words that stand beside the line are enough */
function svg(name: string, height: number, content: string, told?: { title: Words; words: Words }): SafeHtml {
  const text = told ? `<title>${toHtml(told.title)}</title><desc>${toHtml(told.words)}</desc>` : '';
  const role = told ? 'role="img"' : 'aria-hidden="true"';
  return SafeHtml.of(`<svg class="${name}" viewBox="0 0 ${WIDTH} ${height}" ${role}>${text}${content}</svg>`);
}

/** Every criterion asks for that of the same days. */
const axisOf = remember((days: readonly string[]): Axis | null => {
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) return null;
  const all = monthsBetween(first, last);
  const start = dayNumber(`${all[0]}-01`);
  const end = dayNumber(nextMonth(all.at(-1) ?? ''));
  return { months: all, place: (day) => Math.round(((dayNumber(day) - start) / (end - start)) * WIDTH) };
});

interface ScaleLook {
  line: number;
  foot: number;
  most: number;
}

function scale({ months: all, place }: Axis, { line, foot, most }: ScaleLook, speaker: Speaker): string {
  const long = all.length > most;
  return all
    .filter((month) => !long || month.endsWith('-01'))
    .map((month) => {
      const x = place(`${month}-01`);
      const letter = long ? month.slice(0, 4) : toHtml(speaker.monthLetter(Number(month.slice(5))));
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
