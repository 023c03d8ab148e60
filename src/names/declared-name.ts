import { fold } from './fold.js';
import { PARTICLES, TITLES } from './words.js';

/** A name as somebody declared it, taken apart. All in folded letters. */
export interface DeclaredName {
  /** In the order in which they are said: given names, then the family name. */
  words: string[];
  /** What stood in brackets or quotation marks between them. */
  nicknames: string[];
  /** Where the family name begins in `words`: at its particles. Where there is one word, at that. */
  family: number;
  /** It was written without any capital. */
  isSmall: boolean;
}

const NICKNAME = /\(([^()]+)\)|"([^"]+)"|[\u201c\u201d]([^\u201c\u201d]+)[\u201c\u201d]/g;

/** Reads `Jo Smith`, `Smith, Jo`, `Miss Jo Smith`, `Joanna (Jo) Smith`, `Maria de la Cruz`. */
export function readName(name: string): DeclaredName {
  const { text } = fold(name);
  const nicknames = [...text.matchAll(NICKNAME)].map(([, ...found]) => found.join(''));
  const said = text.replace(NICKNAME, ' ');
  const [family = '', given] = said.split(',');
  const ordered = given === undefined || wordsOf(given).length === 0 ? wordsOf(said) : wordsOf(`${given} ${family}`);
  const words = ordered.length > 0 ? ordered : wordsOf(text);
  return { words, nicknames, family: familyOf(words), isSmall: !/\p{Lu}/u.test(said) && /\p{Ll}/u.test(said) };
}

export function isParticle(word: string): boolean {
  return PARTICLES.has(word.toLowerCase().replace('.', ''));
}

function wordsOf(name: string): string[] {
  const words = name.split(/[\s,]+/).filter((word) => /\p{L}/u.test(word));
  const named = words.filter((word) => !TITLES.has(word.toLowerCase().replace('.', '')));
  return named.length > 0 ? named : words;
}

function familyOf(words: readonly string[]): number {
  let at = words.length - 1;
  while (at > 1 && isParticle(words[at - 1] ?? '')) at -= 1;
  return at;
}
