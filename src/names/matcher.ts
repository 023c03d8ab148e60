import { addTo } from '../text/group-by.js';
import { type Around, around } from './around.js';
import {
  isCode,
  isMonthInDate,
  isOtherName,
  meansSomethingElse,
  namesThing,
  POSSESSIVE,
  TITLE_SHORT,
} from './context.js';
import { readName } from './declared-name.js';
import { type FoldedText, fold, readAs } from './fold.js';
import { formsOf } from './forms.js';
import { LOOKING_LATIN, latinised } from './look-alikes.js';
import { type NameForm, WORD, wordsBeginning } from './name-form.js';
import { isCodeInPath, pathsIn } from './paths.js';
import type { NameMatch, PersonName, PrivatePerson } from './person.js';
import { apart } from './replace-stretches.js';
import { inTurned } from './turned.js';

/** A form, and whose it is; nobody's where the name may be read. */
interface OwnedForm extends NameForm {
  person: PrivatePerson | null;
}

/** Where a form stands, and whose it is. */
type Found = Pick<OwnedForm, 'person'> & Pick<NameMatch, 'from' | 'to'>;

function owned(name: PersonName, person: PrivatePerson | null): OwnedForm[] {
  return formsOf(name).map((form) => ({ ...form, person }));
}

/** A name that may be read, in all of its words. */
function wholeName(name: string): OwnedForm[] {
  return owned({ name, also: [], anyCase: false }, null).filter(({ capitals }) => capitals.length > 1);
}

/** Whoever signs with all the words of a declared name, or with its initials, is that person. */
function isSomebodyOf(known: string, { name }: PrivatePerson): boolean {
  const small = (text: string): string[] => readName(text).words.map((word) => word.toLowerCase().replace('.', ''));
  const [declared, words] = [small(name), small(known)];
  if (declared.length < 2) return false;
  if (declared.every((word) => words.includes(word))) return true;
  const isInitial = (word: string): boolean => word.length === 1 && declared.some((other) => other.startsWith(word));
  return words.at(-1) === declared.at(-1) && words.slice(0, -1).every(isInitial);
}

/** What looks for names in texts and paths. */
export type NameSearch = Pick<NameFinder, 'inText' | 'inPath' | 'inPaths'>;

/** Finds the names that somebody declared: whole words, as capitalised unless the person says otherwise. */
export class NameFinder {
  readonly #forms = new Map<string, OwnedForm[]>();
  /** The words that a name can begin with by their first letter: few of a text. */
  readonly #words: RegExp = WORD;

  /** @param known names that may be read, such as the mentor's: whoever shares a word with them is not meant there */
  constructor(people: readonly PrivatePerson[], known: readonly string[] = []) {
    if (people.length === 0) return;
    const others = known.filter((name) => !people.some((person) => isSomebodyOf(name, person))).flatMap(wholeName);
    const forms = [...people.flatMap((person) => owned(person, person)), ...others];
    for (const form of forms.sort((a, b) => Number(a.isArranged) - Number(b.isArranged)))
      for (const word of form.firstWords) addTo(this.#forms, word, form);
    this.#words = wordsBeginning(this.#forms.keys());
  }

  /** @returns the names in running text, in order, none overlapping */
  inText(text: string): readonly NameMatch[] {
    return this.#search(text, (folded) => [
      ...this.#find(folded, countsInText),
      ...this.#inRuns(folded, JOINED, spacedOut),
      ...this.#inRuns(folded, SPACED, joinedUp),
      ...this.#inRuns(folded, CUT, uncut),
      ...this.#inRuns(folded, LOOKING_LATIN, asLatin),
    ]);
  }

  /** @returns the names in a path, where capitals mean less and words are joined by signs, digits or capitals */
  inPath(path: string): readonly NameMatch[] {
    return this.#search(path, (folded) => {
      const { text, original } = spacedOut(folded);
      return this.#find(text, countsInPath).map(moved(original));
    });
  }

  /** @returns the names in words of a text that are read as paths and addresses */
  inPaths(text: string): readonly NameMatch[] {
    const paths = this.#forms.size === 0 ? [] : pathsIn(text);
    return paths.flatMap(({ path, at }) =>
      this.inPath(path)
        .filter(({ from, to }) => !isCodeInPath(path, from, to))
        .map((match) => ({ ...match, from: match.from + at, to: match.to + at })),
    );
  }

  #search(text: string, find: (folded: string) => NameMatch[]): NameMatch[] {
    if (this.#forms.size === 0 || !HOLDS_WORDS.test(text)) return [];
    const read = (one: string): NameMatch[] => {
      const folded = fold(one);
      return apart(find(folded.text)).map(moved(folded.original));
    };
    return apart([...read(text), ...inTurned(text, read)]);
  }

  /** Names in runs of letters that are read otherwise. */
  #inRuns(text: string, runs: RegExp, read: (run: string) => FoldedText): NameMatch[] {
    if (text.search(runs) === -1) return [];
    return [...text.matchAll(runs)].flatMap(({ 0: run, index }) => {
      const words = read(run);
      return this.#find(words.text, countsJoined).map(moved((at) => index + words.original(at)));
    });
  }

  #find(text: string, counts: Counts): NameMatch[] {
    const matches: NameMatch[] = [];
    let done = 0;
    for (const word of text.matchAll(this.#words)) {
      if (word.index < done) continue;
      const figures = FIGURES.exec(word[0])?.[0].length ?? 0;
      const match =
        this.#at(text, word.index, word[0], counts) ??
        (figures > 0 ? this.#at(text, word.index + figures, word[0].slice(figures), behindFigures(counts)) : null);
      if (!match) continue;
      const { from, to, person } = match;
      if (person) matches.push({ from, to, person });
      done = to;
    }
    return matches;
  }

  /** The longest name that begins here; of two that are as long, the one declared first. */
  #at(text: string, from: number, word: string, counts: Counts): Found | null {
    let longest: Found | null = null;
    const isName = (other: string): boolean => this.#forms.has(other.toLowerCase());
    for (const form of this.#formsFor(word)) {
      form.pattern.lastIndex = from;
      const match = form.pattern.exec(text);
      if (!match) continue;
      const to = from + match[0].length;
      if (longest && to <= longest.to) continue;
      if (counts({ form, around: around(text, from, to), words: match.slice(1), isName }))
        longest = { from, to, person: form.person };
    }
    return longest;
  }

  /** A number can follow a name at once: `Jane7b`. */
  #formsFor(word: string): readonly OwnedForm[] {
    const small = word.toLowerCase();
    return this.#forms.get(small) ?? this.#forms.get(/^\p{L}+(?=\p{N})/u.exec(small)?.[0] ?? '') ?? [];
  }
}

/** Letters and figures, and what can stand for them. */
const HOLDS_WORDS = /[\dA-Za-z&%\\]|[^\0-\x7f]/;

const moved =
  (original: (index: number) => number) =>
  ({ from, to, person }: NameMatch): NameMatch => ({ from: original(from), to: original(to), person });

/** Words that are joined by capitals, as programs name files: `JaneHollowayReport`. */
const JOINED = /(?<![\p{L}\p{N}])(?=\p{Lu}\p{L}*\p{Ll}\p{Lu})[\p{L}\p{N}]{6,200}/gu;

/** Something between all the letters of a name: `Z e n o b i a`. A bound keeps it linear; names have fewer letters. */
const SPACED =
  /(?<![\p{L}\p{N}])\p{L}(?:(?:[ .-]\p{L}(?![\p{L}\p{N}])){3,80}|([^\p{L}\p{N}]{1,3})\p{L}(?:\1\p{L}(?![\p{L}\p{N}])){2,80})/gu;

/** Comments, tags, links and footnotes of Markdown and line ends of YAML, in the middle of a word. */
const CUT_BY =
  /<!--(?:(?!<!--)[\s\S]){0,5000}?-->|<\/?[a-z](?:=\s{0,9}(?:"[^"<]*"|'[^'<]*')|(?!=\s{0,9}["'])[^<>])*>|!?\[(?:\^[^\]\n]{0,40}\])?|\](?:\([^()\n]{0,200}\))?|\\\r?\n[ \t]{0,80}/giu;
const CUT = new RegExp(`(?<!\\p{L})\\p{L}{1,40}(?:(?:${CUT_BY.source}){1,8}\\p{L}{1,40}){1,40}`, 'giu');

interface Candidate {
  form: NameForm;
  around: Around;
  /** What stands for each word of the form; undefined for what need not be there. */
  words: (string | undefined)[];
  /** Whether a declared name begins with a word. */
  isName: (word: string) => boolean;
}

type Counts = (candidate: Candidate) => boolean;

const countsInText: Counts = (candidate) => {
  const { form, around, isName } = candidate;
  if (!isCapitalised(candidate) && !isSmallButClear(candidate)) return false;
  if (form.capitals.length === 1 && isOtherName(around, isName)) return false;
  if (isPlural(candidate) && !form.isFamily && TITLE_SHORT.test(around.before)) return false;
  if (isCode(around) || (form.alsoWord === 'month' && isMonthInDate(around))) return false;
  if (form.capitals.length === 1 && namesThing(form, around, isName)) return false;
  return !(form.isPart && meansSomethingElse(form.alsoWord, around));
};

/** The mark of a footnote, as it is pasted: `2Jane said`. */
const FIGURES = /^\p{N}{1,2}(?=\p{L})/u;

/** `4CP` is a code, and no initials. */
const behindFigures =
  (counts: Counts): Counts =>
  (candidate) =>
    candidate.around.written.length > 3 && counts(candidate);

/** Only what is a name and nothing else: `JavaScript` and `WillPower` are words. */
const countsJoined: Counts = (candidate) =>
  candidate.form.alsoWord === 'no' && candidate.around.written.length > 3 && isCapitalised(candidate);

/** File names are often written small; a word that means something else too counts as declared and capitalised. */
const countsInPath: Counts = (candidate) => {
  const { form, words } = candidate;
  if (form.alsoWord !== 'no') return !form.isPart && isCapitalised(candidate);
  const areInitials = form.capitals.every((demand) => demand === 'all');
  return !areInitials || words.every((word) => word === word?.toUpperCase());
};

function isCapitalised({ form, words }: Candidate): boolean {
  return words.every((word, index) => word === undefined || form.capitals[index] === 'none' || /^\p{Lu}/u.test(word));
}

/** `jo smith`, `Jo smith`, `mrs smith` and `smith's`: in small letters they are no words, either. */
function isSmallButClear({ form, around: { before, after }, words }: Candidate): boolean {
  const [word = ''] = words;
  if (words.length > 1) return form.countsSmall;
  if (form.alsoWord !== 'no') return false;
  if (word.length > 3 && POSSESSIVE.test(after)) return true;
  return form.isPart && TITLE_SHORT.test(before);
}

function isPlural({ around: { written }, words: [word = '', ...more] }: Candidate): boolean {
  return more.length === 0 && /^s$/i.test(written.slice(word.length));
}

/** Signs between words become spaces, and one goes where small letters meet capitals or digits: `JaneSmith2.jpg`. */
function spacedOut(path: string): FoldedText {
  return readAs(path, /[._+~]|(?<=\p{Ll})(?=\p{Lu})|(?<=\p{L})(?=\p{N})|(?<=\p{N})(?=\p{L})/gu, () => ' ');
}

/** Letters without what stands between them. */
function joinedUp(run: string): FoldedText {
  return readAs(run, /\P{L}+\p{L}/gu, (written) => written.replace(/\P{L}+/u, ''));
}

function uncut(run: string): FoldedText {
  return readAs(run, CUT_BY, () => '');
}

function asLatin(run: string): FoldedText {
  return { text: latinised(run), original: (index) => index };
}
