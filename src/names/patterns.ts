import { type Around, around } from './around.js';
import { isPhoneNumber } from './phone-number.js';

/** What tells who somebody is without naming them. */
export type PatternKind = 'email' | 'phone' | 'upn';

export interface PatternMatch {
  kind: PatternKind;
  from: number;
  to: number;
}

/** By RFC 5321: a dotted name, and a domain of labels of at most 63 letters. */
const EMAIL = /(?<![\w.+-])[\w+-]+(?:\.[\w+-]+)*@(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)+[a-z]{2,24}(?![\w-])/gi;
/** Set aside for examples: RFC 2606 and 6761. */
const EXAMPLE_DOMAIN = /[@.](?:example\.(?:com|net|org)|example|invalid|test|localhost)$/i;
/** `board@2x.jpg`, `plan@home.pdf`: a file. */
const FILE_NAME =
  /@\d+x\.\w+$|\.(?:jpe?g|png|gif|webp|svg|heic|avif|tiff?|bmp|pdf|docx?|xlsx?|pptx?|odt|ods|odp|txt|md|csv|rtf|html?|xml|json|ya?ml|js|ts|css|zip|mp[34]|mov|m4[av]|wav|avi|mkv|webm)$/i;
/** What stands before a place in a program's store, as in `git@host:school/plans.git`, is nobody's. */
const OF_A_PROGRAM = /^(?:git|svn|hg|ssh|noreply|no-reply|donotreply|do-not-reply)@/i;
const PLACE_AFTER = /^:[\w~./-]*(?:\/|\.git\b)/;
/** A plus and a country's code, or a zero: the library says whether it is one, this only what can be. */
const PHONE =
  /(?<![\w+./@#=-])(?:(?:\+|00)[1-9]\d{0,2}[\s-]?(?:\(0\)[\s-]?)?|\(?0(?=[1-9]))\d(?:[\s()-]{0,2}\d){6,12}(?![\w/@]|\.\d|-\d)/g;
/** `07700 900123 9 times`, `… 12 June`: what is counted behind a number is none of it. */
const COUNT = /\s\d{1,2}$/;
/** Numbers that Ofcom keeps for drama, which nobody has: written as an example of a person's they count as one. */
const DRAMA =
  /^(?:0|44|0044)(?:7700900|1632960|1134960|1144960|1154960|1164960|1174960|1184960|1214960|1314960|1414960|1514960|1614960|2079460|1914980|2890180|2920180)\d{3}$/;
/** Freephone, 03, 084, 087 and 09, which belong to nobody in particular. */
const SERVICE_NUMBER = /^(?:0|44)(?:800|808|3|84|87|9)/;
/** What says of a number behind it that it is another. */
const OTHER_NUMBER =
  /(?:isbn|issn|oclc|lccn|doi|urn|upn|uln|trn|vat|iban|orcid|pmid|sku|ref(?:erence)?|order|invoice|account|job|case|version|build|serial|barcode|id|n[or]|number|code)\.?(?:-1[03])?\s*[:=#]?\s*[{"'(]*\s*$/i;
const PHONE_LABEL = /(?:tel|phone|mobile|mob|fax|call|ring|rang|text|whatsapp)\w*[\s.:]*(?:no|nr|number)?[.:]?\s*$/i;
const UPN = /(?<![\p{L}\p{N}])[A-Z]\d{11}[\dA-Z](?![\p{L}\p{N}])/gu;
/** I, O and S are left out, for they look like digits. */
const UPN_LETTERS = 'ABCDEFGHJKLMNPQRTUVWXYZ';

/** @returns e-mail addresses, United Kingdom telephone numbers and unique pupil numbers in a text, in order */
export function findPatterns(text: string): PatternMatch[] {
  const found = [
    ...(text.includes('@') ? matches(text, EMAIL, 'email', isAddress) : []),
    ...matches(text, PHONE, 'phone', isPersonalPhone),
    ...(/\d{6}/.test(text) ? matches(text, UPN, 'upn', ({ written }) => isUpn(written)) : []),
  ];
  return found.sort((a, b) => a.from - b.from);
}

function matches(text: string, pattern: RegExp, kind: PatternKind, counts: (found: Around) => boolean): PatternMatch[] {
  return [...text.matchAll(pattern)].flatMap(({ 0: written, index: from }) => {
    const ends = [written.length, written.search(COUNT)].filter((end) => end > 0).map((end) => from + end);
    const to = ends.find((end) => counts(around(text, from, end)));
    return to === undefined ? [] : [{ kind, from, to }];
  });
}

function isAddress({ written, after }: Around): boolean {
  if (EXAMPLE_DOMAIN.test(written) || FILE_NAME.test(written)) return false;
  return !OF_A_PROGRAM.test(written) && !PLACE_AFTER.test(after);
}

/** `01-02-2026 10`, `01022026 1030`: a day and an hour. */
const DAY_AND_HOUR = /^(?:0[1-9]|[12]\d|3[01])[-. ]?(?:0[1-9]|1[0-2])[-. ]?(?:19|20)\d\d(?!\d{3,}$)/;

/** By the numbering plans that the library keeps; ten digits that check as an ISBN are a book, unless a telephone is spoken of. */
function isPersonalPhone({ written, before }: Around): boolean {
  if (DAY_AND_HOUR.test(written)) return false;
  const digits = written.replace(/\(0\)/g, '').replace(/\D/g, '');
  const isTold = PHONE_LABEL.test(before);
  if (!isTold && (OTHER_NUMBER.test(before) || isIsbn(digits) || /^[01]+$/.test(digits))) return false;
  if (DRAMA.test(digits)) return true;
  return !SERVICE_NUMBER.test(digits) && isPhoneNumber(written);
}

/** The last digit of ISBN-10 makes the sum of each digit times its place, from ten down, divisible by 11 (ISO 2108). */
function isIsbn(digits: string): boolean {
  if (digits.length !== 10) return false;
  return [...digits].reduce((sum, digit, index) => sum + Number(digit) * (10 - index), 0) % 11 === 0;
}

/**
 * The letter in front of a unique pupil number is a checksum: the sum of each place times its position, from 2,
 * modulo 23 (Department for Education, guide to unique pupil numbers). A temporary one ends in a letter.
 */
function isUpn(written: string): boolean {
  const values = [...written.slice(1)].map((place) => (/\d/.test(place) ? Number(place) : UPN_LETTERS.indexOf(place)));
  if (values.includes(-1)) return false;
  const sum = values.reduce((total, value, index) => total + value * (index + 2), 0);
  return UPN_LETTERS[sum % 23] === written[0];
}
