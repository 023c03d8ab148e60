import { otherMeaning } from './name-form.js';

/** What Welsh says for the beginning of a word behind some others: soft, nasal, aspirate. */
const MUTATED: Record<string, readonly [soft: string, nasal: string, aspirate: string]> = {
  p: ['b', 'mh', 'ph'],
  t: ['d', 'nh', 'th'],
  c: ['g', 'ngh', 'ch'],
  b: ['f', 'm', ''],
  d: ['dd', 'n', ''],
  g: ['', 'ng', ''],
  ll: ['l', '', ''],
  m: ['f', '', ''],
  rh: ['r', '', ''],
};
/** `Ff`, `Th` and their like do not change, and are not `F`, `T`. */
const BEGINNING = /^(?:ll|rh|ph|th|ch|dd|[ptcbdgm])/i;

/** The words that each stands behind. Those that English has too, such as am, at and dan, are left out; folded, â is a. */
const BEHIND = ['i|o|ar|gan|dros|drwy|heb|hyd|wrth|neu|ei|dy', 'ym|yng|yn|fy', 'a|gyda|tua|ei'];

/** A word as it is written behind others, and a pattern for those. */
export interface Mutation {
  word: string;
  behind: string;
}

/** @returns `Frynteg` and `Mrynteg` of Brynteg, `Gatrin` of Catrin; none that is a word of another kind too, or short */
export function mutationsOf(name: string): Mutation[] {
  const begins = BEGINNING.exec(name)?.[0] ?? '';
  const changed = MUTATED[begins.toLowerCase()] ?? [];
  return changed.flatMap((start, index): Mutation[] => {
    const isDropped = start === '' && begins.toLowerCase() === 'g' && index === 0;
    const rest = start + name.slice(begins.length);
    const word = `${rest[0]?.toUpperCase() ?? ''}${rest.slice(1)}`;
    if ((start === '' && !isDropped) || !/^\p{L}[\p{L}'-]{2,}$/u.test(word) || otherMeaning(word) !== 'no') return [];
    return [{ word, behind: `(?<=(?<!\\p{L})(?:${BEHIND[index]})\\s)` }];
  });
}
