import { printable } from './quoted.js';
/** Ids and codes as people type them: what is close to a wrong one, and how to name many in a message. */

/** A code as written in a source or an entry, spaces out: `IM. 4 a/b/c` is `IM.4a/b/c`. */
export function normaliseCode(text: string): string {
  return text.replace(/\s+/g, '');
}

/** Letters and digits alone, in lower case: `ms11`, `MS 1.1` and `MS1-1` look the same. */
const squash = (id: string): string => id.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** Edits (insert, delete, replace, swap neighbours) from `a` to `b`: Damerau-Levenshtein, restricted form. */
export function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, (before[j - 2] ?? 0) + 1);
      row.push(best);
    }
    before = last;
    last = row;
  }
  return last[b.length] ?? 0;
}

const trailingNumber = (id: string): number => Number(/\d+$/.exec(id)?.[0] ?? Number.NaN);

const letters = (id: string): string => /^\p{L}*/u.exec(id)?.[0] ?? '';

/** How far off an id is: the fewer edits the better, then the same letters in front, then the same length. */
interface Candidate {
  id: string;
  rank: number;
  numberGap: number;
}

/** How many edits a person may have made: one in a short code, three in a long one. */
const tolerance = (length: number): number => (length < 4 ? 1 : length < 9 ? 2 : 3);

/**
 * Up to three of `ids` that `wrong` may have been meant for, best first: the same letters and digits first and alone,
 * else what is fewest edits away, with the same letters in front and near in number (`DM15` is `DM11`, not `DM1` or `AM15`).
 */
export function nearest(wrong: string, ids: Iterable<string>): string[] {
  const all = [...new Set(ids)];
  const target = normaliseCode(wrong).toLowerCase();
  const same = all.filter((id) => squash(id) === squash(target));
  if (same.length > 0) return same.slice(0, 3);
  const parts = all.filter((id) => target.split('/').includes(id.toLowerCase()));
  if (parts.length > 0) return parts.slice(0, 3);
  const limit = tolerance(target.length);
  const close = all.flatMap((id): Candidate[] => {
    const lengthGap = Math.abs(id.length - target.length);
    if (lengthGap > limit) return [];
    const lower = id.toLowerCase();
    const distance = editDistance(target, lower);
    const numberGap = Math.abs(trailingNumber(id) - trailingNumber(target));
    const rank = distance * 100 + (letters(lower) === letters(target) ? 0 : 10) + lengthGap;
    return distance <= limit ? [{ id, rank, numberGap: Number.isNaN(numberGap) ? Number.MAX_VALUE : numberGap }] : [];
  });
  close.sort((a, b) => a.rank - b.rank || a.numberGap - b.numberGap);
  return close
    .filter(({ rank }) => rank === close[0]?.rank)
    .slice(0, 3)
    .map(({ id }) => id);
}

/** Suggestions are looked for in all ids, so a pack that is wrong throughout gets them for the first problems only. */
export const WITH_HELP = 100;

/** What may be meant: nothing, one or more. */
type Meant = string | readonly string[] | null | undefined;

function question(meant: Meant): string | null {
  const ids = meant ? [meant].flat() : [];
  return ids.length > 0 ? `did you mean ${ids.map((id) => `\`${printable(id)}\``).join(' or ')}?` : null;
}

/** A hint: `Did you mean …?` where something may be meant, else what is said otherwise. */
export function askedElse(meant: Meant, otherwise: string): string {
  return question(meant)?.replace('d', 'D') ?? otherwise;
}

/** The end of a message that says what there is: `; did you mean …?` where something may be meant, else nothing. */
export function thenAsked(meant: Meant): string {
  return question(meant)?.replace(/^/, '; ') ?? '';
}

/** The hint about an unknown id: `Did you mean …?`, else what is said otherwise, else what there is. */
export function suggestion(wrong: string, ids: Iterable<string>, otherwise?: string): string {
  return correction(wrong, ids, otherwise).hint;
}

/** The hint about an unknown id, and what it is mended to where there is no doubt about what is meant. */
export function correction(wrong: string, ids: Iterable<string>, otherwise?: string): { hint: string; fix?: string } {
  const known = [...ids];
  const near = nearest(wrong, known);
  const [meant] = near;
  const hint = askedElse(
    near,
    otherwise ?? (known.length > 0 ? `Choose from: ${known.join(', ')}.` : 'There are none.'),
  );
  return meant === undefined || near.length > 1 || !isSlip(wrong, meant) ? { hint } : { hint, fix: meant };
}

/** Whether a word is another one with a slip of the keys: `criterea`; but not `start` for `stage`, nor 2017 for 2016. */
function isSlip(wrong: string, meant: string): boolean {
  const digits = (id: string): string => id.replace(/\D/g, '');
  if (squash(wrong) === squash(meant)) return true;
  return digits(wrong) === digits(meant) && editDistance(wrong.toLowerCase(), meant) <= (wrong.length < 9 ? 1 : 2);
}

/** The end of a message about an unknown id: `: did you mean …?`, else what there is, else a full stop. */
export function didYouMean(wrong: string, ids: readonly string[]): string {
  const ask = question(nearest(wrong, ids));
  return ask ? `: ${ask}` : ids.length > 0 ? `. There is ${describeIds(ids)}.` : '.';
}

interface Run {
  first: string;
  last: string;
  count: number;
  next: string;
}

const successor = (id: string): string => id.replace(/\d+$/, (digits) => String(Number(digits) + 1));

/** Ids for a sentence, runs drawn together: `DM1 to DM11`, `I.2, I.3 and I.6 to I.9`; beyond eight groups a number. */
export function describeIds(ids: Iterable<string>): string {
  const runs: Run[] = [];
  for (const id of ids) {
    const run = runs.at(-1);
    if (run && run.next === id && /\d$/.test(id))
      Object.assign(run, { last: id, count: run.count + 1, next: successor(id) });
    else runs.push({ first: id, last: id, count: 1, next: successor(id) });
  }
  const groups = runs.flatMap(({ first, last, count }) => {
    if (count === 1) return [first];
    return count === 2 ? [first, last] : [`${first} to ${last}`];
  });
  const shown = groups.length > 9 ? [...groups.slice(0, 8), `${groups.length - 8} more`] : groups;
  if (shown.length < 2) return shown.join('');
  return `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
}
