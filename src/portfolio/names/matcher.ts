import type { PrivatePerson } from '../people.js';
import { fold } from './fold.js';
import { formsOf, type NameForm } from './forms.js';
import { TITLES } from './words.js';

/** A real name in a text. Offsets count in the text as it was given. */
export interface NameMatch {
  from: number;
  to: number;
  person: PrivatePerson;
}

/** Whose name may be read. */
const NOBODY: PrivatePerson = {
  id: '',
  as: '',
  name: '',
  also: [],
  anyCase: false,
  at: { line: 1, column: 1, endLine: 1, endColumn: 1 },
};

function wholeName(name: string): NameForm[] {
  return formsOf({ ...NOBODY, name })
    .filter(({ isPart, capitals }) => !isPart && capitals.length > 1)
    .map((form) => ({ ...form, person: NOBODY }));
}

const WORD = /[\p{L}\p{N}]+/gu;

/** Finds the names that somebody declared: whole words, as capitalised unless the person says otherwise. */
export class NameFinder {
  readonly #forms = new Map<string, NameForm[]>();

  /** @param known names that may be read, such as the mentor's: whoever shares a word with them is not meant there */
  constructor(people: readonly PrivatePerson[], known: readonly string[] = []) {
    const forms = people.flatMap(formsOf);
    for (const form of forms.length === 0 ? [] : [...forms, ...known.flatMap(wholeName)]) {
      for (const word of form.firstWords) this.#forms.set(word, [...(this.#forms.get(word) ?? []), form]);
    }
    for (const forms of this.#forms.values()) forms.sort((a, b) => b.length - a.length);
  }

  /** Whether nobody was declared, so that nothing can be found. */
  get isEmpty(): boolean {
    return this.#forms.size === 0;
  }

  /** @returns the names in running text, in order, none overlapping */
  inText(text: string): NameMatch[] {
    if (this.isEmpty) return [];
    const folded = fold(text);
    return this.#find(folded.text, countsInText).map(({ from, to, person }) => ({
      from: folded.original(from),
      to: folded.original(to),
      person,
    }));
  }

  /** @returns the names in a path, where capitals mean less and words are joined by signs, digits or capitals */
  inPath(path: string): NameMatch[] {
    if (this.isEmpty) return [];
    const folded = fold(path);
    const { text, original } = spacedOut(folded.text);
    return this.#find(text, countsInPath).map(({ from, to, person }) => ({
      from: folded.original(original(from)),
      to: folded.original(original(to)),
      person,
    }));
  }

  #find(text: string, counts: Counts): NameMatch[] {
    const matches: NameMatch[] = [];
    let done = 0;
    for (const word of text.matchAll(WORD)) {
      if (word.index < done) continue;
      const match = this.#at(text, word.index, word[0], counts);
      if (!match) continue;
      if (match.person !== NOBODY) matches.push(match);
      done = match.to;
    }
    return matches;
  }

  #at(text: string, from: number, word: string, counts: Counts): NameMatch | null {
    for (const form of this.#forms.get(word.toLowerCase()) ?? []) {
      form.pattern.lastIndex = from;
      const match = form.pattern.exec(text);
      if (!match) continue;
      const to = from + match[0].length;
      if (counts({ form, text, from, to, words: match.slice(1) })) return { from, to, person: form.person };
    }
    return null;
  }
}

interface Candidate {
  form: NameForm;
  text: string;
  from: number;
  to: number;
  words: string[];
}

type Counts = (candidate: Candidate) => boolean;

const countsInText: Counts = (candidate) =>
  isCapitalised(candidate) && !isInCompound(candidate) && !(candidate.form.isPart && meansSomethingElse(candidate));

/** File names are often written small; a word that means something else too counts as declared and capitalised. */
const countsInPath: Counts = (candidate) => {
  const { form } = candidate;
  if (form.alsoWord !== 'no') return !form.isPart && isCapitalised(candidate);
  return form.capitals.includes('all') ? isCapitalised(candidate) : true;
};

function isCapitalised({ form, words }: Candidate): boolean {
  return words.every((word, index) => {
    const demanded = form.capitals[index];
    if (demanded === 'all') return word === word.toUpperCase();
    return demanded === 'none' || /^\p{Lu}/u.test(word);
  });
}

/** Mary in `Mary-Jane` is somebody else; in `Mary-led` she is not. */
function isInCompound({ text, from, to }: Candidate): boolean {
  return (
    /^-\p{Lu}/u.test(text.slice(to, to + 3)) || /\p{Lu}[\p{L}']*-$/u.test(text.slice(Math.max(0, from - 30), from))
  );
}

const TITLE_BEFORE = new RegExp(`(?:^|[^\\p{L}])(?:${[...TITLES].join('|')})\\.?\\s+$`, 'iu');
const SENTENCE_BEFORE =
  /(?:^\s*|[.!?:]["')\]*_]*\s+|\n[ \t]*\n\s*|\n[ \t]*(?=[-#*+>|\d]))(?:[#>*_+"'([|~\s-]|\d+[.)]\s)*$/;
const LOOK_BACK = 60;

/** `Will you`, `in May`; but `so Will asked`, `May's lesson` and `Mrs May` are people. */
function meansSomethingElse({ form, text, from, to }: Candidate): boolean {
  if (form.alsoWord === 'no' || /^'s\b/.test(text.slice(to, to + 3))) return false;
  const before = text.slice(Math.max(0, from - LOOK_BACK), from);
  if (TITLE_BEFORE.test(before)) return false;
  return form.alsoWord === 'month' || SENTENCE_BEFORE.test(from > LOOK_BACK ? `x${before}` : before);
}

/** Signs between words become spaces, and one goes where small letters meet capitals or digits: `JaneSmith2.jpg`. */
function spacedOut(path: string): { text: string; original: (index: number) => number } {
  const text: string[] = [];
  const offsets: number[] = [];
  for (let index = 0; index < path.length; index += 1) {
    const [before, character] = [path[index - 1] ?? '', path[index] ?? ''];
    const isSeam =
      (/\p{Ll}/u.test(before) && /\p{Lu}/u.test(character)) ||
      (/\p{L}/u.test(before) && /\p{N}/u.test(character)) ||
      (/\p{N}/u.test(before) && /\p{L}/u.test(character));
    if (isSeam) {
      text.push(' ');
      offsets.push(index);
    }
    text.push(/[._+~]/.test(character) ? ' ' : character);
    offsets.push(index);
  }
  return { text: text.join(''), original: (index) => offsets[index] ?? path.length };
}
