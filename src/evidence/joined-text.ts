import { type Found, textAt } from './findings.js';

type Reading = (text: string) => string;

/** Marks inside words, readings beside them, comments between them. */
const withoutMarks: Reading = (text) =>
  text.replace(/<!--[\s\S]*?(?:-->|$)|<rt\b[^<]{0,200}<\/rt>|<!\[CDATA\[|\]\]>|<[^<>]{0,2000}>/g, '');
/** Strings that a program or a list of translations sets together. */
const joinedStrings: Reading = (text) => text.replace(/["'][ \t]{0,20}\+?\s{0,20}["']/g, '');
/** Letters by their numbers, as programs, settings and styles write them. */
const unescaped: Reading = (text) =>
  text.replace(/\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|([0-9a-f]{2,6}) ?)/gi, (_, ...[byte, unit, code]: string[]) =>
    character(Number.parseInt(byte ?? unit ?? code ?? '', 16)),
  );
/** Hyphens that may be, accents, groups and small spaces of TeX. */
const withoutTypesetting: Reading = (text) =>
  text
    .replace(/\\-|\\kern-?[\d.]{1,8}\w\w ?|\\["'`^~=.](?=[{\w])/g, '')
    .replace(/\\[a-z]{2,30}\*?(?=[{[\s])/gi, ' ')
    .replace(/[{}]/g, '');
/** Letters of pages that are laid out whole (XPS). */
const laidOut: Reading = (text) =>
  [...text.matchAll(/\bUnicodeString="([^"]*)"/g)].map(([, letters]) => letters).join('');

const READINGS = [withoutMarks, joinedStrings, unescaped, withoutTypesetting, laidOut];

/** What somebody reads of a text whose words are cut by marks, quotes, escapes or the signs of a typesetter. */
export function joinedTexts(text: string): Found {
  const isTurned = /\bunicode-bidi:\s{0,9}\S{1,9}-override/i.test(text) && /\bdirection:\s{0,9}rtl/i.test(text);
  const isProgram = /^%!PS|<!ENTITY\s/.test(text);
  const unread = isProgram
    ? 'it is a program that writes its own words'
    : isTurned
      ? 'its styles turn words round'
      : null;
  const read = new Set(READINGS.map((reading) => reading(text)));
  return { texts: [...read].filter((one) => one !== text).flatMap((one) => textAt('its text', one)), unread };
}

function character(code: number): string {
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
}
