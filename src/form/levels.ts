import type { ScaleLevel } from '../framework/index.js';
import { cellText, type WordCell } from '../word/index.js';
import { besideTick, type Mark, markIn, markOf, outstanding, runsIn } from './marks.js';

/** What a row says of a point; `why` where it says nothing that can be taken. */
export type RatingRead =
  | { level: string; note: string | null; why: null }
  | { level: null; note: null; why: string | null };

const NONE: RatingRead = { level: null, note: null, why: null };
const unclear = (why: string): RatingRead => ({ level: null, note: null, why });
const rated = ({ id }: ScaleLevel, note: string | null = null): RatingRead => ({ level: id, note, why: null });

/** The level that words name: its title, its id, or its first letter alone. */
export function levelNamed(text: string, levels: readonly ScaleLevel[]): ScaleLevel | null {
  const words = plain(text);
  const whole = levels.filter(({ id, title }) => words === plain(id) || words === plain(title));
  if (whole.length === 1) return whole[0] ?? null;
  const initial = words.length === 1 ? levels.filter(({ title }) => plain(title).startsWith(words)) : [];
  return initial.length === 1 ? (initial[0] ?? null) : null;
}

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** A cell below the head of a level. */
export interface LevelCell {
  level: ScaleLevel;
  cell: WordCell;
}

/**
 * The rating of a row with a column for each level: the one that is ticked, else the only one that is shaded or stands
 * out. Where the printer coloured all of them, colour says nothing; where two are ticked, neither counts.
 */
export function ratingInColumns(cells: readonly LevelCell[], levels: readonly ScaleLevel[]): RatingRead {
  const texts = cells.map(({ cell }) => cellText(cell));
  const areNamed = cells.every(({ level }, index) => levelNamed(texts[index] ?? '', levels) === level);
  if (areNamed) return namedInColumns(cells);
  const beside = texts.map(besideTick);
  const marks = cells.map(({ level, cell }, index) =>
    beside[index] !== null || levelNamed(texts[index] ?? '', levels) === level ? 'ticked' : markIn(cell),
  );
  const ticked = chosenAmong(cells, marks);
  const shaded = cells.filter(({ cell }) => cell.fill !== null);
  if (ticked.length > 1) return unclear('more than one rating is marked');
  const [only] = ticked;
  if (only)
    return shaded.length === 1 && shaded[0] !== only
      ? unclear('one rating is ticked and another shaded')
      : rated(only.level, beside[cells.indexOf(only)]);
  if (marks.includes('other')) return unclear('mentor does not know the mark in it');
  if (marks.includes('taken back')) return unclear('the only mark in it is struck out');
  return onlyOne(cells, ({ cell }) => cell.fill !== null);
}

/** The cells that are marked: where one is ticked and all others are crossed, the crosses say no. */
function chosenAmong(cells: readonly LevelCell[], marks: readonly (Mark | 'taken back')[]): LevelCell[] {
  const ticks = cells.filter((_, index) => marks[index] === 'ticked');
  const crosses = cells.filter((_, index) => marks[index] === 'crossed');
  return ticks.length === 1 && ticks.length + crosses.length === cells.length ? ticks : [...ticks, ...crosses];
}

/** Where each cell names its level, the one that stands out, else the only one that is not struck out. */
function namedInColumns(cells: readonly LevelCell[]): RatingRead {
  const kept = cells.filter(({ cell }) => runsIn(cell).some(({ strike }) => !strike));
  if (kept.length === 1 && cells.length > 1) return onlyOne(cells, (one) => one === kept[0]);
  return onlyOne(cells, ({ cell }) => runsIn(cell).some(({ marked, bold }) => marked || bold) || cell.fill !== null);
}

function onlyOne(cells: readonly LevelCell[], stands: (one: LevelCell) => boolean): RatingRead {
  const found = cells.filter(stands);
  const [only] = found;
  if (only && found.length === 1) return rated(only.level);
  return found.length > 1 && found.length < cells.length ? unclear('more than one rating is marked') : NONE;
}

/** The rating of a row without a column for each level; cells that rate it differently say nothing. */
export function ratingInCells(cells: readonly WordCell[], levels: readonly ScaleLevel[]): RatingRead {
  const [first = NONE, ...others] = cells.map((cell) => ratingInCell(cell, levels));
  return others.every(({ level }) => level === first.level) ? first : unclear('cells beside it give different ratings');
}

/** The rating of a row with one cell for it: a level by its name, by its letter among others, or by the cell's colour. */
function ratingInCell(cell: WordCell, levels: readonly ScaleLevel[]): RatingRead {
  const text = cellText(cell);
  const named = levelNamed(text, levels) ?? levelNamed(outstanding(cell) ?? '', levels);
  if (named) return rated(named);
  const [, spot = '', beside = ''] = SPOT.exec(text) ?? [];
  const shown = SPOTS.find(([signs]) => spot !== '' && signs.includes(spot));
  const spotted = shown ? levelOfColour(shown[1], levels) : null;
  if (spotted) return rated(spotted, beside.trim() || null);
  const [first = '', ...rest] = text.split(/\s*[:.;,–—-]\s+|\n/);
  const leading = first.trim().length > 1 ? levelNamed(first, levels) : null;
  if (leading) return rated(leading, rest.join(' ').trim() || null);
  const [ticked, ...others] = tickedAmong(text, levels);
  if (ticked) return others.length > 0 ? unclear('more than one rating is marked') : rated(ticked);
  const mark = markOf(text);
  const coloured = levelColoured(cell.fill, levels);
  if (coloured && mark !== 'other') return rated(coloured);
  return mark === 'empty' || isChoice(text, levels) ? NONE : unclear('mentor does not know the rating in it');
}

/** `☐ Red ☒ Amber ☐ Green`: those behind a ticked box. */
function tickedAmong(text: string, levels: readonly ScaleLevel[]): ScaleLevel[] {
  return [...text.matchAll(/[✓✔☑☒✅]\ufe0f?\s*(\p{L}+)/gu)].flatMap(([, word = '']) => levelNamed(word, levels) ?? []);
}

/** All levels in a row and none chosen. */
function isChoice(text: string, levels: readonly ScaleLevel[]): boolean {
  const named = text
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .map((word) => levelNamed(word, levels));
  return !named.includes(null) && levels.every((level) => named.includes(level));
}

/** The level that a colour stands for; null for one that is near none, or grey. */
function levelColoured(fill: string | null, levels: readonly ScaleLevel[]): ScaleLevel | null {
  const named = fill === null ? null : colourOf(fill);
  return named === null ? null : levelOfColour(named, levels);
}

function levelOfColour(named: string, levels: readonly ScaleLevel[]): ScaleLevel | null {
  const found = levels.filter(({ color }) => color === named);
  return found.length === 1 ? (found[0] ?? null) : null;
}

const SPOTS: readonly [signs: string, colour: string][] = [
  ['🔴🟥', 'red'],
  ['🟠🟡🟧🟨', 'amber'],
  ['🟢🟩', 'green'],
  ['🔵🟦', 'blue'],
];
/** One coloured spot, with nothing but words behind it. */
const SPOT = /^([🔴🟠🟡🟢🔵🟥🟧🟨🟩🟦])([^🔴🟠🟡🟢🔵🟥🟧🟨🟩🟦]*)$/u;

/** Red, amber, green or blue by the hue; people take what their program offers, pale or bright. */
function colourOf(fill: string): string | null {
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => Number.parseInt(fill.slice(at, at + 2), 16));
  const most = Math.max(red, green, blue);
  const spread = most - Math.min(red, green, blue);
  if (spread < 24) return null;
  const hue = hueOf(red, green, blue, most, spread);
  if (hue < 15 || hue >= 340) return 'red';
  if (hue < 65) return 'amber';
  if (hue >= 75 && hue < 170) return 'green';
  return hue >= 185 && hue < 265 ? 'blue' : null;
}

function hueOf(red: number, green: number, blue: number, most: number, spread: number): number {
  if (most === red) return (((green - blue) / spread) * 60 + 360) % 360;
  return most === green ? ((blue - red) / spread) * 60 + 120 : ((red - green) / spread) * 60 + 240;
}
