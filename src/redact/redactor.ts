import { domainToUnicode } from 'node:url';
import { MONTHS, TITLES, WORDS } from '../names/words.js';
import type { NameMatch, NameSearch, PatternKind, Stretch } from '../portfolio/index.js';
import { findPatterns, replaceStretches } from '../portfolio/index.js';
import { slugOf } from '../text/slug.js';

const MARKS: Record<PatternKind, string> = { email: '[e-mail]', phone: '[telephone]', upn: '[pupil number]' };

const TITLE_BEFORE = new RegExp(`(?<![\\p{L}\\p{N}])(?:${[...TITLES].join('|')})\\.?[ \\t]+$`, 'iu');
/** A pseudonym can join with its neighbours to another name, and what is encoded be so again: seldom once, never often. */
const MOST_ROUNDS = 5;

/** Writes pseudonyms for the declared names of one portfolio. Which words are names, the finder says. */
export class Redactor {
  readonly #finder: NameSearch;

  constructor(finder: NameSearch) {
    this.#finder = finder;
  }

  /** What is to be replaced in running text, none overlapping. */
  stretches(text: string): Stretch[] {
    const patterns = findPatterns(text).map(({ from, to, kind }) => ({ from, to, instead: MARKS[kind] }));
    const names = this.#finder.inText(text).map((match) => withSurroundings(text, match));
    const paths = this.#finder.inPaths(text).map(toSlug);
    return firstGiven([...patterns, ...paths, ...names]);
  }

  /** Running text: values of front-matter, captions, text files. */
  text(text: string): string {
    return rounds(text, (current) => this.stretches(current));
  }

  /** What a framework of the portfolio's own says: a name that is also a word is a word there. */
  wording(text: string): string {
    return rounds(text, (current) =>
      this.stretches(current).filter(({ from, to }) => !isWord(current.slice(from, to))),
    );
  }

  /** A short text made of a file's name, in which names are written small. */
  loose(text: string): string {
    return rounds(this.text(text), (current) => this.#finder.inPath(current).map(toStretch));
  }

  /** A part of a path or an anchor: a pseudonym in it is written as paths are. */
  segment(text: string): string {
    return rounds(text, (current) => this.#inAddress(current));
  }

  /** An address on the web. What is percent-encoded is read too. */
  address(url: string): string {
    const decoded = decode(url);
    const redacted = this.segment(decoded);
    return redacted === decoded ? url : encodeURI(redacted);
  }

  #inAddress(text: string): Stretch[] {
    const patterns = findPatterns(text).map(({ from, to, kind }) => ({ from, to, instead: slug(MARKS[kind]) }));
    const names = [...this.#finder.inPath(text), ...this.#finder.inText(text)];
    return firstGiven([...patterns, ...names.map(toSlug)]);
  }
}

/** @returns whether a name stands in a text, or in a path or an address in it */
export function isNamed(text: string, finder: NameSearch): boolean {
  return finder.inText(text).length > 0 || finder.inPaths(text).length > 0;
}

/** A pseudonym as part of a path: `Trainee A` is `trainee-a`. */
const slug = (text: string): string => slugOf(text, 'somebody');

/** @returns whether a name is also a word of the language, or a month */
export function isWord(name: string): boolean {
  const small = name.toLowerCase();
  return WORDS.has(small) || MONTHS.has(small);
}

/** @returns the text with percent-encoding undone as far as it is right, twice over too, and hosts as they are read */
export function decode(text: string): string {
  const decoded = settled(text, (current) => current.replace(/(?:%[0-9a-f]{2})+/gi, decodeRun));
  return decoded.replace(/\bxn--[a-z0-9-]+/gi, (label) => domainToUnicode(label) || label);
}

function decodeRun(run: string): string {
  try {
    return decodeURIComponent(run);
  } catch {
    return run;
  }
}

function rounds(text: string, find: (text: string) => Stretch[]): string {
  return settled(text, (current) => replaceStretches(current, find(current)));
}

/** @returns what a text comes to when a step is done again and again, until it changes nothing more */
export function settled(text: string, step: (text: string) => string): string {
  let current = text;
  for (let round = 0, before = ''; round < MOST_ROUNDS && current !== before; round += 1) {
    before = current;
    current = step(current);
  }
  return current;
}

function toStretch({ from, to, person }: NameMatch): Stretch {
  return { from, to, instead: person.as };
}

function toSlug({ from, to, person }: NameMatch): Stretch {
  return { from, to, instead: slug(person.as) };
}

/** `Miss Holloway` is one name, the last dot of `J.H. said` goes too, and `James' book` becomes `Trainee A's book`. */
function withSurroundings(text: string, { from, to, person }: NameMatch): Stretch {
  const title = TITLE_BEFORE.exec(text.slice(Math.max(0, from - 20), from))?.[0].length ?? 0;
  const ending = /^['’](?=\s)/.exec(text.slice(to))?.[0];
  const isPossessive = ending && /s$/i.test(text.slice(from, to)) && !/['‘’]/.test(text[from - 1] ?? '');
  const instead = isPossessive ? `${person.as}${ending}s` : person.as;
  const isDotted = /\.\s?\p{Lu}$/u.test(text.slice(from, to)) && /^\.(?:\s+\p{Ll}|[,;:)])/u.test(text.slice(to));
  return { from: from - title, to: isPossessive || isDotted ? to + 1 : to, instead };
}

/** @returns stretches of a text but for those that overlap one before them in the list; none is empty */
export function firstGiven(stretches: readonly Stretch[]): Stretch[] {
  const taken = new Uint8Array(stretches.reduce((end, { to }) => Math.max(end, to), 0));
  return stretches.filter(({ from, to }) => {
    const isFree = !taken.subarray(from, to).includes(1);
    if (isFree) taken.fill(1, from, to);
    return isFree;
  });
}
