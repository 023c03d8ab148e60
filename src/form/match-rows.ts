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

/**
 * Finds the item of each row: first what is sure by its code or words alone, then what fits between those in order. No
 * item has two rows, but for one whose code stands in both.
 * @param rows the words of the rows, in the order of the form
 * @returns a match or null for each row
 */
export function matchRows(rows: readonly string[], items: readonly FormItem[]): (RowMatch | null)[] {
  const likeness = new Likeness(items, 'as meant');
  const scores = rows.map((row) => likeness.of(row));
  const matches: (RowMatch | null)[] = rows.map((row) => byCode(row, items));
  takeSure(matches, scores, items);
  fillBetween(matches, scores, items);
  return matches;
}

/** A row that begins with the code of an item, as the forms of this program do. */
function byCode(row: string, items: readonly FormItem[]): RowMatch | null {
  const head = /^\(?([\p{L}\p{N}][\p{L}\p{N}.-]*)/u.exec(row.trim())?.[1]?.replace(/[.-]+$/, '');
  const item = head && /\d/.test(head) && /\p{L}/u.test(head) ? items.find(({ id }) => id === head) : undefined;
  return item ? { item, state: 'sure', how: 'code', score: 1 } : null;
}

/** The rows that are most like an item, and it to them, by so much that nothing else can be meant. */
function takeSure(matches: (RowMatch | null)[], scores: readonly number[][], items: readonly FormItem[]): void {
  const taken = takenIn(matches);
  const found = scores.flatMap((ofRow, row) => {
    if (matches[row]) return [];
    const best = bestOf(ofRow);
    const [score, next] = [ofRow[best] ?? 0, Math.max(0, ...ofRow.filter((_, index) => index !== best))];
    const rival = Math.max(0, ...scores.map((other, index) => (index === row ? 0 : (other[best] ?? 0))));
    const isSure = rival < score && (score >= CERTAIN ? next < score : score >= LIKELY && score - next >= MARGIN);
    return isSure ? [{ row, best, score }] : [];
  });
  for (const { row, best, score } of found) {
    const item = items[best];
    if (item && !taken.has(item)) matches[row] = { item, state: 'sure', how: 'words', score };
  }
}

function bestOf(scores: readonly number[]): number {
  return scores.reduce((best, score, index) => (score > (scores[best] ?? 0) ? index : best), 0);
}

const takenIn = (matches: readonly (RowMatch | null)[]): Set<FormItem> =>
  new Set(matches.flatMap((match) => (match ? [match.item] : [])));

/** Rows and items left over between two that are known belong to each other in order, as far as their words allow. */
function fillBetween(matches: (RowMatch | null)[], scores: readonly number[][], items: readonly FormItem[]): void {
  const taken = takenIn(matches);
  for (const { rows, free } of gapsIn(matches, items)) {
    const open = free.filter((index) => items[index] && !taken.has(items[index]));
    for (const { row, index } of aligned(rows, open, scores)) {
      const item = items[index];
      const score = scores[row]?.[index] ?? 0;
      const rival = Math.max(0, ...open.filter((one) => one !== index).map((one) => scores[row]?.[one] ?? 0));
      const isTwice =
        isAnswer(item) && scores.some((other, at) => at !== row && !matches[at] && (other[index] ?? 0) >= score);
      const isSure = score >= LIKELY && score - rival >= MARGIN && !isTwice;
      if (item) matches[row] = { item, state: isSure ? 'sure' : 'to-confirm', how: 'order', score };
    }
  }
}

/** Of what has one answer two rows may say two things; what was achieved goes on in a second row. */
const isAnswer = (item: FormItem | undefined): boolean => item?.kind === 'point' || item?.kind === 'skill';

interface Between {
  rows: number[];
  /** Positions of items. */
  free: number[];
}

/** Runs of rows without a match, each with the items between those of the rows around it. */
function gapsIn(matches: readonly (RowMatch | null)[], items: readonly FormItem[]): Between[] {
  const gaps: Between[] = [];
  const placeOf = (row: number): number => {
    const match = matches[row];
    return match ? items.indexOf(match.item) : -1;
  };
  for (let row = 0; row < matches.length; row += 1) {
    if (matches[row]) continue;
    const start = row;
    while (row < matches.length && !matches[row]) row += 1;
    const [before, after] = [
      start === 0 ? -1 : placeOf(start - 1),
      row === matches.length ? items.length : placeOf(row),
    ];
    const free = between(before, after, items);
    gaps.push({ rows: Array.from({ length: row - start }, (_, index) => start + index), free });
  }
  return gaps;
}

/** Where the rows around are not in order, any item may be meant. */
function between(before: number, after: number, items: readonly FormItem[]): number[] {
  const all = items.map((_, index) => index);
  return before < after ? all.filter((index) => index > before && index < after) : all;
}

/** The pairs that keep the order and are like each other most (Needleman and Wunsch). */
function aligned(
  rows: readonly number[],
  free: readonly number[],
  scores: readonly number[][],
): { row: number; index: number }[] {
  const at = (i: number, j: number): number => scores[rows[i] ?? -1]?.[free[j] ?? -1] ?? 0;
  const best: number[][] = Array.from({ length: rows.length + 1 }, () => new Array<number>(free.length + 1).fill(0));
  const value = (i: number, j: number): number => best[i]?.[j] ?? 0;
  for (let i = rows.length - 1; i >= 0; i -= 1)
    for (let j = free.length - 1; j >= 0; j -= 1) {
      const pair = at(i, j) >= POSSIBLE ? at(i, j) + GAP + value(i + 1, j + 1) : Number.NEGATIVE_INFINITY;
      (best[i] as number[])[j] = Math.max(pair, value(i + 1, j), value(i, j + 1));
    }
  const pairs: { row: number; index: number }[] = [];
  for (let i = 0, j = 0; i < rows.length && j < free.length; ) {
    const isPair = at(i, j) >= POSSIBLE && value(i, j) === at(i, j) + GAP + value(i + 1, j + 1);
    if (isPair) {
      pairs.push({ row: rows[i] ?? 0, index: free[j] ?? 0 });
      i += 1;
      j += 1;
    } else if (value(i, j) === value(i + 1, j)) i += 1;
    else j += 1;
  }
  return pairs;
}
