import { arrangedForms } from './arranged-forms.js';
import { type DeclaredName, isParticle, readName } from './declared-name.js';
import { fold } from './fold.js';
import { mutationsOf } from './mutations.js';
import { beginnings, GAP, type NameForm, otherMeaning, sticky, wordPattern } from './name-form.js';
import type { PersonName } from './person.js';
import { FAMILIES_IN_S } from './words.js';

/** @returns the declared name, nicknames and initials of a person, each word of the name by itself, and the usual orders */
export function formsOf(person: PersonName): NameForm[] {
  return [person.name, ...writtenOut(person.name)].flatMap((name) => formsOfName({ ...person, name }, person));
}

/** @param named the person with one spelling of the name */
function formsOfName(named: PersonName, person: PersonName): NameForm[] {
  const name = readName(named.name);
  if (named.kind !== undefined || SCHOOL.test(named.name)) return placeForms(name, named, person);
  const declared = [...person.also, ...name.nicknames].flatMap((also) => declaredForms(also, person));
  const { words, family } = name;
  const ends =
    family > 1 ? [{ ...formOf([words[0] ?? '', ...words.slice(family)], person, false), isArranged: true }] : [];
  return [
    ...declaredForms(named.name, person),
    ...ends,
    ...declared,
    ...partForms(name, person),
    ...arrangedForms(name, person),
    ...mutatedForms(words, person),
  ];
}

/** `Mueller` for Müller, `Soerensen` for Sørensen: passports and e-mail addresses write them so. */
const WRITTEN_OUT: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue', å: 'aa', ø: 'oe' };

function writtenOut(name: string): string[] {
  const composed = name.normalize('NFC');
  const out = composed.replace(/[äöüåø]/gi, (letter) => {
    const two = WRITTEN_OUT[letter.toLowerCase()] ?? letter;
    return letter === letter.toLowerCase() ? two : `${two[0]?.toUpperCase()}${two.slice(1)}`;
  });
  return out === composed ? [] : [out];
}

function declaredForms(written: string, person: PersonName): NameForm[] {
  const initials = initialsOf(written);
  if (initials) return [initialsForm(initials, person)];
  const { words } = readName(written);
  return words.length === 0 ? [] : [formOf(words, person, false)];
}

/** `i Gatrin Pemberton`, `ym Mrynteg`: a first word as Welsh changes it, the rest as it was declared. */
function mutatedForms([first = '', ...more]: readonly string[], person: PersonName): NameForm[] {
  const rest = more.map((word) => `(${wordPattern(word)})`).join(GAP);
  return mutationsOf(first).map(({ word, behind }) => ({
    ...formOf([word], person, false),
    pattern: sticky(`${behind}(${wordPattern(word)})${rest && `(?:${GAP}${rest})?`}`),
    isArranged: true,
  }));
}

const SCHOOL =
  /^(?:ysgol|coleg|prifysgol)\s|\b(?:school|academy|college|university|primary|nursery|federation|hospital)s?$/i;
/** What names of schools and places have in common: they name none. */
const COMMON: ReadonlySet<string> = new Set(
  (
    'school schools academy college university primary secondary infant infants junior juniors nursery federation hospital high ' +
    'grammar comprehensive community catholic rc ce cofe church of england c e and the for boys girls sixth form upper lower ' +
    'middle special trust road street lane avenue close town city village park hill'
  ).split(' '),
);
/** What names of Welsh schools begin with. */
const LEADING = /^(?:ysgol|coleg|prifysgol|gyfun|gynradd|uwchradd|gymraeg|gymunedol|feithrin|y|yr)$/i;

/** `Fellgate High School`, `Fellgate High` and `Fellgate`; but nobody's `High` and no other `School`. */
function placeForms({ words, nicknames }: DeclaredName, named: PersonName, person: PersonName): NameForm[] {
  const isCommon = (word: string): boolean => COMMON.has(word.toLowerCase().replace(/[^\p{L}]/gu, ''));
  const own = words.findLastIndex((word) => !isCommon(word)) + 1;
  const lengths = words.map((_, index) => index + 1).filter((length) => length >= Math.max(1, own));
  const behind = words.findIndex((word) => !LEADING.test(word));
  const shorter = [...lengths.map((length) => words.slice(0, length)), ...(behind > 0 ? [words.slice(behind)] : [])];
  const names = shorter.filter((short) => short.length < words.length);
  return [
    ...declaredForms(named.name, person),
    ...names.map((short) => ({ ...formOf(short, person, short.length === 1), isFamily: true })),
    ...mutatedForms(words.slice(Math.max(0, behind)), person),
    ...[...person.also, ...nicknames].flatMap((also) => declaredForms(also, person)),
  ];
}

/** Each word that somebody can be called by: not `St` or `La`, but `St John`; both halves of a double-barrelled name. */
function partForms({ words, family, isSmall }: DeclaredName, person: PersonName): NameForm[] {
  if (words.length < 2) return unspacedParts(words[0] ?? '').map((part) => formOf([part], person, true));
  const isSaint = /^(?:st|saint)\.?$/i.test(words[family] ?? '');
  const single = (isSaint ? words.slice(0, family) : words).filter((word) => !isParticle(word));
  const halves = (words.at(-1) ?? '').split('-');
  const said = [...single, ...(halves.length > 1 ? halves.filter((half) => half.length > 2) : [])];
  const parts = said
    .filter((word) => canStandAlone(word, isSmall))
    .map((word) => ({ ...formOf([word], person, true), isFamily: word !== words[0] }));
  const whole = words.slice(family);
  const group = whole.length > 1 ? [{ ...formOf(whole, person, true), isFamily: true }] : [];
  return [...parts, ...group].map((form) => (isSmall && !person.anyCase ? demandCapital(form) : form));
}

/** 李小龙 is called 小龙, 山田太郎 is 山田 or 太郎: of three letters the first is the family, of four the first two. */
function unspacedParts(word: string): string[] {
  // Folded, a Korean syllable is the letters it is made of.
  const whole = word.normalize('NFC');
  if (!/^[\p{Script=Han}\p{Script=Hangul}]{3,4}$/u.test(whole)) return [];
  const letters = [...whole];
  const parts = letters.length === 4 ? [letters.slice(0, 2), letters.slice(-2)] : [letters.slice(-2)];
  return parts.map((part) => part.join('').normalize('NFD'));
}

/** `JS`, `J.S.` and `J. S.` are the same initials; `Jo` is a name. */
function initialsOf(name: string): string[] | null {
  const text = fold(name).text.trim();
  if (/^\p{Lu}{2,4}$/u.test(text)) return [...text];
  const dotted = /^(?:\p{Lu}\.\s?){1,4}(?:\p{Lu}\.?)?$/u.test(text);
  return dotted ? (text.match(/\p{Lu}/gu) ?? null) : null;
}

function initialsForm(letters: readonly string[], person: PersonName): NameForm {
  // A line that ends between them is a space where it is read.
  const gap = letters.length > 1 ? '\\.?(?:[ \\t]|\\r?\\n[> ]{0,3}|<br ?/?>)?' : '\\.';
  const pattern = letters.map((letter) => `(${letter})`).join(gap) + (letters.length > 1 ? '' : gap);
  return {
    firstWords: [letters[0] ?? '', letters.join('')].map((word) => word.toLowerCase()),
    pattern: sticky(`${pattern}(?!\\p{N})`),
    capitals: letters.map(() => (person.anyCase ? 'none' : 'all')),
    alsoWord: 'no',
    isPart: false,
    isFamily: false,
    isArranged: false,
    countsSmall: false,
  };
}

function canStandAlone(word: string, isSmall: boolean): boolean {
  return isSmall ? /^\p{L}[\p{L}'-]+$/u.test(word) : /^[\p{Lu}\p{Lo}][\p{L}\p{M}'-]+$/u.test(word);
}

function formOf(words: readonly string[], person: PersonName, isPart: boolean): NameForm {
  const [word = ''] = words;
  const plural = words.length === 1 && hasPlural(word) ? 's?' : '';
  const capitals = words.map((said) =>
    person.anyCase || !/^\p{Lu}/u.test(said) || (words.length > 1 && isParticle(said)) ? 'none' : 'first',
  );
  return {
    firstWords: [...beginnings(words), ...(plural === '' ? [] : beginnings([`${word}s`]))],
    pattern: sticky(words.map((said) => `(${wordPattern(said)})`).join(GAP) + plural),
    capitals,
    alsoWord: words.length === 1 && !person.anyCase ? otherMeaning(word) : 'no',
    isPart,
    isFamily: false,
    isArranged: false,
    countsSmall: words.length > 1 && !isPart && words.some((said) => said.length > 2 && otherMeaning(said) === 'no'),
  };
}

/** A part of a name that was declared in small letters counts as others do: with a capital. */
function demandCapital(form: NameForm): NameForm {
  return { ...form, capitals: form.capitals.map(() => 'first') };
}

/** `the Holloways`, and `Janes plan` without its apostrophe; but `Roberts` is a family. */
function hasPlural(word: string): boolean {
  return (
    word.length > 2 &&
    /\p{Script=Latin}$/u.test(word) &&
    !/[s.]$/i.test(word) &&
    otherMeaning(word) === 'no' &&
    !FAMILIES_IN_S.has(`${word.toLowerCase()}s`)
  );
}
