import { editDistance } from '../text/suggest.js';

/** Words that statements of any framework are full of, and that tell none from another. */
const COMMON = new Set(
  'a an and any are as at be been by can do for from had has have how i in into is it its may me my not of on or other our own so such than that the their them they this those through to up use uses was what where which who will with within you your'.split(
    ' ',
  ),
);

/** What was asked before: a form is held against every kind of row that there is. */
const known = new Map<string, readonly string[]>();
const MOST_KNOWN = 5000;

/** The words of a text that say something, without their endings, each once and in their order. */
export function tokensOf(text: string): readonly string[] {
  const there = known.get(text);
  if (there) return there;
  if (known.size >= MOST_KNOWN) known.clear();
  const tokens = readTokens(text);
  known.set(text, tokens);
  return tokens;
}

function readTokens(text: string): string[] {
  const words = text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/['’]s?\b/g, '')
    .match(/[\p{L}\p{M}\p{N}]+/gu);
  return [...new Set((words ?? []).filter((word) => !COMMON.has(word)).map(stemOf))];
}

/** `colleagues` and `colleague`, `supports` and `supporting` are one word here. */
function stemOf(word: string): string {
  if (word.length < 5) return word;
  const stem = word.replace(/(?:ies|y)$/, 'i').replace(/(?:ing|ed|es|s|e)$/, '');
  return stem.length >= 3 ? stem : word;
}

/** Whether one word may be the other with a letter lost, doubled or turned round. */
export function isNear(one: string, other: string): boolean {
  const longest = Math.max(one.length, other.length);
  if (longest < 5 || Math.abs(one.length - other.length) > 2 || one[0] !== other[0]) return one === other;
  return editDistance(one, other) <= (longest < 8 ? 1 : 2);
}
