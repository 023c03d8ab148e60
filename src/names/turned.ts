import { unescapeText } from '../text/markdown-text.js';
import { readAs } from './fold.js';
import type { NameMatch } from './person.js';

/**
 * What is shown from right to left, whatever its letters: behind a sign that overrides their order (Unicode UAX 9, RLO), up to
 * the one that ends it, and in an element that says so (HTML `bdo`, CSS `direction`, Office `w:bdo`).
 */
const TURNED =
  /(?:\u202e|&#(?:x0*202e|0*8238);|\\u202e)(?:(?!&#(?:x0*202c|0*8236);|\\u202c)[^\u202c\n])*|<((?:\w+:)?\w+)\s[^<>]{0,400}\brtl\b[^<>]{0,400}>[\s\S]{0,2000}?(?=<\/\1)/gi;

/**
 * Names that a reader sees in what is turned round.
 * @param find finds names in a text that is read from left to right
 */
export function inTurned(text: string, find: (text: string) => NameMatch[]): NameMatch[] {
  if (text.search(TURNED) === -1) return [];
  const turned = [...text.matchAll(TURNED)].map(({ 0: written, index }) => ({
    from: index,
    to: index + written.length,
  }));
  const seen = readAs(text, TURNED, reversed);
  const found = find(seen.text).map((match) => ({
    ...match,
    from: seen.original(match.from),
    to: seen.original(match.to),
  }));
  return withWhole(found, turned);
}

function reversed(written: string): string {
  return [...unescapeText(written.replace(/<[^<>]*>|\\u202e/gi, ''))].reverse().join('');
}

/** Where a letter of what is turned stands is not where it is seen: names take all of it. */
function withWhole(found: readonly NameMatch[], turned: readonly Pick<NameMatch, 'from' | 'to'>[]): NameMatch[] {
  const wholes: (Pick<NameMatch, 'from' | 'to'> & { person?: NameMatch['person'] })[] = [];
  for (const part of [...found, ...turned].sort((a, b) => a.from - b.from)) {
    const last = wholes.at(-1);
    if (!last || part.from >= last.to) wholes.push({ ...part });
    else Object.assign(last, { ...part, ...last, to: Math.max(last.to, part.to) });
  }
  return wholes.flatMap(({ from, to, person }) => (person ? [{ from, to, person }] : []));
}
