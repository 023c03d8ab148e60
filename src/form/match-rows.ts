import type { FormItem } from './items.js';
import { Likeness } from './likeness.js';

/** How sure it is that a row is the item's. */
export type MatchState = 'sure' | 'to-confirm';

/** By what a row was known: its code, its words, or its place between rows that are known. */
export type MatchHow = 'code' | 'words' | 'order';

export interface RowMatch {
  item: FormItem;
  state: MatchState;
  how: MatchHow;
  /** 0 to 1 */
  score: number;
}

/** Dice coefficients: above the first a match is sure, above the second where nothing else comes near, above the last it is asked. */
const CERTAIN = 0.8;
const LIKELY = 0.45;
const POSSIBLE = 0.25;
const MARGIN = 0.2;
/** What it costs to leave a row or an item out. */
const GAP = 0.1;

/** How like a row is to an item. */
type Like = (row: number, item: FormItem) => number;
type Matches = (RowMatch | null)[];

/**
 * Finds the item of each row: first what is sure by its code or words alone, then what fits between those in order. No
 * item has two rows, but for one whose code stands in both.
 * @param rows the words of the rows, in the order of the form
 * @returns a match or null for each row
 */
export function matchRows(rows: readonly string[], items: readonly FormItem[]): Matches {
  const likeness = new Likeness(items, 'as meant');
  const scores = rows.map((row) => likeness.of(row));
  const columns = new Map(items.map((item, index) => [item, index]));
  const like: Like = (row, item) => scores[row]?.[columns.get(item) ?? -1] ?? 0;
  const matches = rows.map((row) => byCode(row, items));
  takeSure(matches, like, items);
  fillBetween(matches, like, items);
  return matches;
}

/** A row that begins with the code of an item, as the forms of this program do. */
function byCode(row: string, items: readonly FormItem[]): RowMatch | null {
  const head = /^\s*\(?([\p{L}\p{N}][\p{L}\p{N}.-]*)/u.exec(row)?.[1]?.replace(/[.-]+$/, '') ?? '';
  const item = /\d/.test(head) && /\p{L}/u.test(head) ? items.find(({ id }) => id === head) : undefined;
  return item ? { item, state: 'sure', how: 'code', score: 1 } : null;
}

/** The rows that are most like an item, and it to them, by so much that nothing else can be meant. */
function takeSure(matches: Matches, like: Like, items: readonly FormItem[]): void {
  const free = freeIn(matches, items);
  const open = matches.map((match) => match === null);
  for (const [row] of matches.entries()) {
    const [best, other] = [...items].sort((a, b) => like(row, b) - like(row, a));
    if (!open[row] || !best || !free.includes(best)) continue;
    const score = like(row, best);
    const margin = score - (other ? like(row, other) : 0);
    const isOnly = matches.every((_, one) => one === row || like(one, best) < score);
    const isSure = isOnly && (score >= CERTAIN ? margin > 0 : score >= LIKELY && margin >= MARGIN);
    if (isSure) matches[row] = { item: best, state: 'sure', how: 'words', score };
  }
}

function freeIn(matches: Matches, items: readonly FormItem[]): FormItem[] {
  const taken = new Set(matches.map((match) => match?.item));
  return items.filter((item) => !taken.has(item));
}

/** Rows and items left over between two that are known belong to each other in order, as far as their words allow. */
function fillBetween(matches: Matches, like: Like, items: readonly FormItem[]): void {
  for (const { rows, between } of gapsIn(matches, items)) {
    const free = freeIn(matches, between);
    for (const { row, item } of aligned(rows, free, like)) {
      const score = like(row, item);
      const isNear = free.some((one) => one !== item && score - like(row, one) < MARGIN);
      const isTwice = isAnswer(item) && matches.some((match, at) => at !== row && !match && like(at, item) >= score);
      const isSure = score >= LIKELY && !isNear && !isTwice;
      matches[row] = { item, state: isSure ? 'sure' : 'to-confirm', how: 'order', score };
    }
  }
}

/** Of what has one answer two rows may say two things; what was achieved goes on in a second row. */
const isAnswer = ({ kind }: FormItem): boolean => kind === 'point' || kind === 'skill';

interface Between {
  rows: number[];
  between: readonly FormItem[];
}

/** Runs of rows without a match, each with the items between those of the rows around it. */
function gapsIn(matches: Matches, items: readonly FormItem[]): Between[] {
  const gaps: Between[] = [];
  let rows: number[] = [];
  let before = -1;
  const close = (after: number): void => {
    // Where the rows around are not in order, any item may be meant.
    gaps.push({ rows, between: before < after ? items.slice(before + 1, after) : items });
    rows = [];
    before = after;
  };
  for (const [row, match] of matches.entries()) {
    if (match) close(items.indexOf(match.item));
    else rows.push(row);
  }
  close(items.length);
  return gaps;
}

/** Pairs from a place to the end, and how like they are together. */
interface Path {
  value: number;
  pairs: { row: number; item: FormItem; next: Path } | null;
}

const END: Path = { value: 0, pairs: null };

/** The pairs that keep the order and are like each other most (Needleman and Wunsch). */
function aligned(rows: readonly number[], free: readonly FormItem[], like: Like): { row: number; item: FormItem }[] {
  let best: readonly Path[] = free.map(() => END);
  for (const row of [...rows].reverse()) best = bestFrom(row, free, like, best);
  const pairs: { row: number; item: FormItem }[] = [];
  for (let path = best[0]?.pairs; path; path = path.next.pairs) pairs.push(path);
  return pairs;
}

/** For each item, the best way from a row and it to the end. @param below the same for the row below */
function bestFrom(row: number, free: readonly FormItem[], like: Like, below: readonly Path[]): Path[] {
  const paths: Path[] = [];
  let right = END;
  for (const [index, item] of [...free.entries()].reverse()) {
    const score = like(row, item);
    const next = below[index + 1] ?? END;
    const pair: Path = { value: score + GAP + next.value, pairs: { row, item, next } };
    const ways = [...(score >= POSSIBLE ? [pair] : []), right, below[index] ?? END];
    right = ways.reduce((a, b) => (b.value > a.value ? b : a));
    paths.unshift(right);
  }
  return paths;
}
