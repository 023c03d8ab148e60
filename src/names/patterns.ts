/** What tells who somebody is without naming them. */
export type PatternKind = 'email' | 'phone' | 'upn';

export interface PatternMatch {
  kind: PatternKind;
  from: number;
  to: number;
}

const EMAIL = /(?<![\w.+-])[\w+-]+(?:\.[\w+-]+)*@(?:[\w-]+\.)+[a-z]{2,24}(?![\w-])/gi;
/** Set aside for examples: RFC 2606 and 6761. */
const EXAMPLE_DOMAIN = /[@.](?:example\.(?:com|net|org)|example|invalid|test|localhost)$/i;
const PHONE = /(?<![\w+./-])(?:\+44[\s-]?(?:\(0\)[\s-]?)?|\(?0(?=[1-9]))\d(?:[\s()-]{0,2}\d){8,9}(?![\w/]|\.\d|-\d)/g;
/** Numbers of services, which belong to nobody: freephone, 03, 084, 087, 09. */
const SERVICE_NUMBER = /^(?:800|808|3|84|87|9)/;
const UPN = /(?<![\p{L}\p{N}])[A-Z]\d{11}[\dA-Z](?![\p{L}\p{N}])/gu;
/** I, O and S are left out, for they look like digits. */
const UPN_LETTERS = 'ABCDEFGHJKLMNPQRTUVWXYZ';

/** @returns e-mail addresses, United Kingdom telephone numbers and unique pupil numbers in a text, in order */
export function findPatterns(text: string): PatternMatch[] {
  const found = [
    ...(text.includes('@') ? matches(text, EMAIL, 'email', (email) => !EXAMPLE_DOMAIN.test(email)) : []),
    ...matches(text, PHONE, 'phone', isPersonalPhone),
    ...matches(text, UPN, 'upn', isUpn),
  ];
  return found.sort((a, b) => a.from - b.from);
}

function matches(text: string, pattern: RegExp, kind: PatternKind, counts: (match: string) => boolean): PatternMatch[] {
  return [...text.matchAll(pattern)].flatMap(({ 0: match, index }) =>
    counts(match) ? [{ kind, from: index, to: index + match.length }] : [],
  );
}

/** Ten digits behind the 0, or nine in a few old areas; `01-02-2026 10` is a day and an hour. */
function isPersonalPhone(written: string): boolean {
  if (/^\d\d-\d\d-\d{4}/.test(written)) return false;
  const digits = written.replace(/\D/g, '').replace(/^44/, '').replace(/^0/, '');
  return !SERVICE_NUMBER.test(digits) && /^[1-9]\d{8,9}$/.test(digits);
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
