import { type DeclaredName, isParticle } from './declared-name.js';
import { beginnings, type Capitals, GAP, type NameForm, otherMeaning, sticky, wordPattern } from './name-form.js';
import type { PersonName } from './person.js';

/** Between words that follow on each other: no empty line. */
const NEAR = '(?:[ \\t_-]{1,3}\\n?[> ]{0,3}|\\n[> ]{0,3})';
const MIDDLE = "([\\p{L}][\\p{L}'-]{0,30})\\.?";
/** Ends an initial: no word, and no name such as D'Arcy, goes on. */
const INITIAL_END = "(?![\\p{L}\\p{N}]|'\\p{L}{2})";
/** Shorter family names make words with an initial in front of them: P. Lane, plane. */
const SHORTEST_GLUED = 6;
/** All in small letters: S. Harper, sharper. */
const SHORTEST_LOGIN = 7;

type Shape = Pick<NameForm, 'firstWords' | 'pattern' | 'capitals'> & Partial<NameForm>;

/** @returns the ways to write a given name and a family name together: in full, turned round, with initials */
export function arrangedForms({ words, family }: DeclaredName, { anyCase }: PersonName): NameForm[] {
  const given = words.slice(0, family).filter((word) => !isParticle(word));
  const last = words.slice(family);
  if (given.length === 0 || last.length === 0) return [];
  const initials = [initialsFirst, login, initialLast, withInitial].flatMap((form) => form(given, last) ?? []);
  return [withMiddle(given, last), turned(given, last), ...initials].map((shape) => ({
    alsoWord: 'no',
    isPart: false,
    isFamily: false,
    isArranged: true,
    countsSmall: false,
    ...shape,
    capitals: anyCase ? shape.capitals.map(() => 'none') : shape.capitals,
  }));
}

/** `Jo Smith` of Jo Ann Smith, `Jo A. Smith`. */
function withMiddle([first = '']: string[], last: readonly string[]): Shape {
  return {
    firstWords: beginnings([first, ...last]),
    pattern: sticky(`(${wordPattern(first)})${GAP}(?:${MIDDLE}${NEAR}){0,1}(?:${MIDDLE}${NEAR}){0,1}${joined(last)}`),
    capitals: ['first', 'first', 'first', ...demands(last)],
  };
}

/** `Smith, Jo Ann`, `SMITH Jo`. */
function turned(given: readonly string[], last: readonly string[]): Shape {
  const [first = '', ...middle] = given.map((word) => `(${wordPattern(word)})`);
  const rest = middle.map((word) => `(?:${NEAR}${word})?`).join('');
  const initials = given.length > 1 ? '' : `(?:${NEAR}([\\p{L}])\\.)?`;
  return {
    firstWords: beginnings(last),
    pattern: sticky(`${joined(last)}(?:,${NEAR}?|${NEAR})${first}${rest}${initials}`),
    capitals: [...demands(last), ...given.map((): Capitals => 'first'), 'all'],
  };
}

/** `J. Smith`, `J A Smith`, `JSmith`; in addresses `jsmith`. */
function initialsFirst(given: readonly string[], last: readonly string[]): Shape | null {
  const initials = given.map(initialOf);
  const [first] = initials;
  if (!first) return null;
  const glued = last.join('');
  const runs = [
    first,
    initials.join(''),
    ...beginnings([`${first}${glued}`]),
    ...beginnings([`${initials.join('')}${glued}`]),
  ];
  const isPlain = last.length === 1 && (glued.length < SHORTEST_GLUED || otherMeaning(glued) !== 'no');
  return {
    firstWords: [...new Set(runs.map((run) => run.toLowerCase()))],
    pattern: sticky(
      `(${first})(?:\\.${NEAR}?|${NEAR}${isPlain ? '' : '?'})(?:([\\p{L}])(?:\\.${NEAR}?|${NEAR}${isPlain ? '' : '?'})){0,1}${joined(last)}`,
    ),
    capitals: ['all', 'all', ...demands(last)],
  };
}

/** `jhathersage`: what somebody is called at a computer, in a list or a record of a program. */
function login([first = '']: readonly string[], last: readonly string[]): Shape | null {
  const [initial, glued] = [initialOf(first), last.join('')];
  if (!initial || glued.length < SHORTEST_LOGIN || otherMeaning(glued) !== 'no') return null;
  return {
    firstWords: beginnings([`${initial}${glued}`]),
    pattern: sticky(`(${initial})(${last.map(wordPattern).join('')})`),
    capitals: ['none', 'none'],
  };
}

/** `Smith, J.`, `Smith, J. A.`, `Smith J` */
function initialLast([first = '']: readonly string[], last: readonly string[]): Shape | null {
  if (!initialOf(first)) return null;
  const initial = `(${initialOf(first)})`;
  const bare = isPlainWord(first) ? `${initial}\\.` : `${initial}${INITIAL_END}`;
  const more = `(?:\\.${NEAR}?([\\p{L}])(?=\\.))?`;
  return {
    firstWords: beginnings(last),
    pattern: sticky(`${joined(last)}(?:,${NEAR}?${initial}${INITIAL_END}${more}|${NEAR}${bare})`),
    capitals: [...demands(last), 'all', 'all', 'all'],
  };
}

/** `Jo S.`, as there are several Jos in a class. */
function withInitial([first = '']: readonly string[], [family = '']: readonly string[]): Shape | null {
  if (!initialOf(family)) return null;
  const isClear = otherMeaning(first) === 'no' && !isPlainWord(family);
  const end = isClear ? INITIAL_END : '(?=\\.)';
  return {
    firstWords: beginnings([first]),
    pattern: sticky(`(${wordPattern(first)})[ \\t_-](${initialOf(family)})${end}`),
    capitals: ['first', 'all'],
  };
}

/** @returns the letter that a word begins with; nothing where it begins with something else */
function initialOf(word: string): string {
  return /^\p{L}/u.exec(word)?.[0] ?? '';
}

/** A and I are words. */
function isPlainWord(word: string): boolean {
  return /^[AI]/i.test(word);
}

function joined(words: readonly string[]): string {
  return words.map((word) => `(${wordPattern(word)})`).join(GAP);
}

function demands(words: readonly string[]): Capitals[] {
  return words.map((word) => (words.length > 1 && isParticle(word) ? 'none' : 'first'));
}
