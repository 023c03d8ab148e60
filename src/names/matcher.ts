import { isCode, isMonthInDate, isOtherName, meansSomethingElse, namesThing, TITLE_SHORT } from './context.js';
import { readName } from './declared-name.js';
import { fold } from './fold.js';
import { formsOf } from './forms.js';
import { type NameForm, WORD } from './name-form.js';
import { isCodeInPath, pathsIn } from './paths.js';
import type { PrivatePerson } from './person.js';

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

/** Whoever signs with all the words of a declared name, and more, or with its initials, is that person. */
function isSomebodyOf(known: string, { name }: PrivatePerson): boolean {
  const small = (text: string): string[] => readName(text).words.map((word) => word.toLowerCase().replace('.', ''));
  const [declared, words] = [small(name), small(known)];
  if (declared.length < 2 || words.length < 2) return false;
  if (words.length > declared.length && declared.every((word) => words.includes(word))) return true;
  const isInitial = (word: string): boolean => word.length === 1 && declared.some((other) => other.startsWith(word));
  return words.at(-1) === declared.at(-1) && words.slice(0, -1).every(isInitial);
}

/** Finds the names that somebody declared: whole words, as capitalised unless the person says otherwise. */
export class NameFinder {
  readonly #forms = new Map<string, NameForm[]>();

  /** @param known names that may be read, such as the mentor's: whoever shares a word with them is not meant there */
  constructor(people: readonly PrivatePerson[], known: readonly string[] = []) {
    if (people.length === 0) return;
    const others = known.filter((name) => !people.some((person) => isSomebodyOf(name, person))).flatMap(wholeName);
    const forms = [...people.flatMap(formsOf), ...others];
    const asWritten = (form: NameForm): boolean => !form.isArranged;
    for (const form of [...forms.filter(asWritten), ...forms.filter(({ isArranged }) => isArranged)]) {
      for (const word of form.firstWords) this.#forms.set(word, [...(this.#forms.get(word) ?? []), form]);
    }
  }

  /** Whether nobody was declared, so that nothing can be found. */
  get isEmpty(): boolean {
    return this.#forms.size === 0;
  }

  /** @returns the names in running text, in order, none overlapping */
  inText(text: string): NameMatch[] {
    if (this.isEmpty) return [];
    const folded = fold(text);
    return [...this.#find(folded.text, countsInText), ...this.#joined(folded.text), ...this.#spaced(folded.text)]
      .sort((a, b) => a.from - b.from || b.to - a.to)
      .filter((match, index, all) => index === 0 || match.from >= (all[index - 1]?.to ?? 0))
      .map(({ from, to, person }) => ({ from: folded.original(from), to: folded.original(to), person }));
  }

  /** Names among words that are joined by capitals, as programs name files: `JaneHollowayReport`. */
  #joined(text: string): NameMatch[] {
    return [...text.matchAll(JOINED)].flatMap(({ 0: word, index }) => {
      const { text: spaced, original } = spacedOut(word);
      return this.#find(spaced, countsJoined).map(({ from, to, person }) => ({
        from: index + original(from),
        to: index + original(to),
        person,
      }));
    });
  }

  /** Names set with a space or a sign between all their letters: `Z e n o b i a`. */
  #spaced(text: string): NameMatch[] {
    return [...text.matchAll(SPACED)].flatMap(({ 0: run, index }) => {
      const letters = [...run.matchAll(/\p{L}/gu)];
      const found = this.#find(letters.join(''), countsJoined);
      const at = (letter: number): number => index + (letters[letter]?.index ?? run.length - 1);
      return found.map(({ from, to, person }) => ({ from: at(from), to: at(to - 1) + 1, person }));
    });
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

  /** @returns the names in words of a text that are read as paths and addresses */
  inPaths(text: string): NameMatch[] {
    if (this.isEmpty) return [];
    return pathsIn(text).flatMap(({ path, at }) =>
      this.inPath(path)
        .filter(({ from, to }) => !isCodeInPath(path, from, to))
        .map((match) => ({ ...match, from: match.from + at, to: match.to + at })),
    );
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

  /** The longest name that begins here; of two that are as long, the one declared first. */
  #at(text: string, from: number, word: string, counts: Counts): NameMatch | null {
    let longest: NameMatch | null = null;
    for (const form of this.#formsFor(word)) {
      form.pattern.lastIndex = from;
      const match = form.pattern.exec(text);
      if (!match) continue;
      const to = from + match[0].length;
      if (longest && to <= longest.to) continue;
      const isName = (other: string): boolean => this.#forms.has(other.toLowerCase());
      if (counts({ form, text, from, to, words: match.slice(1), isName })) longest = { from, to, person: form.person };
    }
    return longest;
  }

  /** A number can follow a name at once: `Jane7b`. */
  #formsFor(word: string): readonly NameForm[] {
    const small = word.toLowerCase();
    return this.#forms.get(small) ?? this.#forms.get(/^\p{L}*/u.exec(small)?.[0] ?? '') ?? [];
  }
}

const JOINED = /(?<![\p{L}\p{N}])(?=\p{Lu}\p{L}*\p{Ll}\p{Lu})[\p{L}\p{N}]{6,200}/gu;

/** A bound keeps it linear; names have fewer letters. */
const SPACED = /(?<![\p{L}\p{N}])\p{L}(?:([ .\u00a0\u2009-])\p{L}(?![\p{L}\p{N}])){3,80}/gu;

interface Candidate {
  form: NameForm;
  text: string;
  from: number;
  to: number;
  /** What stands for each word of the form; undefined for what need not be there. */
  words: (string | undefined)[];
  /** Whether a declared name begins with a word. */
  isName: (word: string) => boolean;
}

type Counts = (candidate: Candidate) => boolean;

const countsInText: Counts = (candidate) => {
  const { form, text, from, to, isName } = candidate;
  if (!isCapitalised(candidate) && !isSmallButClear(candidate)) return false;
  if (form.capitals.length === 1 && isOtherName(text, from, to, isName)) return false;
  if (isPlural(candidate) && !form.isFamily && TITLE_SHORT.test(text.slice(Math.max(0, from - 10), from))) return false;
  if (isCode(text, from, to) || (form.alsoWord === 'month' && isMonthInDate(text, from, to))) return false;
  if (form.capitals.length === 1 && namesThing(form, text, from, to, isName)) return false;
  return !(form.isPart && meansSomethingElse(form.alsoWord, text, from, to));
};

/** Only what is a name and nothing else: `JavaScript` and `WillPower` are words. */
const countsJoined: Counts = (candidate) =>
  candidate.form.alsoWord === 'no' && candidate.to - candidate.from > 3 && isCapitalised(candidate);

/** File names are often written small; a word that means something else too counts as declared and capitalised. */
const countsInPath: Counts = (candidate) => {
  const { form, words } = candidate;
  if (form.alsoWord !== 'no') return !form.isPart && isCapitalised(candidate);
  return form.capitals.every((demand) => demand === 'all') ? words.every(isUpper) : true;
};

function isCapitalised({ form, words }: Candidate): boolean {
  return words.every((word, index) => {
    const demanded = form.capitals[index];
    if (word === undefined || demanded === 'none') return true;
    return demanded === 'all' ? isUpper(word) : /^\p{Lu}/u.test(word);
  });
}

const isUpper = (word: string | undefined): boolean => word === undefined || word === word.toUpperCase();

/** `jo smith`, `Jo smith`, `mrs smith` and `smith's`: in small letters they are no words, either. */
function isSmallButClear({ form, text, from, to, words }: Candidate): boolean {
  const [word = ''] = words;
  if (words.length > 1) return form.countsSmall;
  if (word !== word.toLowerCase() || form.alsoWord !== 'no') return false;
  if (word.length > 3 && /^'s(?!\p{L})/u.test(text.slice(to, to + 3))) return true;
  return form.isPart && TITLE_SHORT.test(text.slice(Math.max(0, from - 10), from));
}

function isPlural({ from, to, words }: Candidate): boolean {
  return words.length === 1 && to - from > (words[0]?.length ?? 0);
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
