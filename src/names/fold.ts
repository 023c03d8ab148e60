import { attempt } from '../text/attempt.js';
import { unescapeText } from '../text/markdown-text.js';
import { unmixed } from './look-alikes.js';

/** A text in which the many ways to write a letter are one, with the way back to the original. */
export interface FoldedText {
  text: string;
  /** @returns the offset in the original of the folded text's character at `index`, or of its end */
  original: (index: number) => number;
}

/** Seen by nobody, or nothing but a longer stroke (Arabic), and so able to hide in the middle of a name. */
const INVISIBLE = /[\p{Cf}\p{M}\u0640]/u;
/**
 * What is not read as it stands: character references, marks inside a word, a hyphen where a line breaks a word, how addresses,
 * JSON and YAML write letters, the backtick, and all that is not ASCII but plain Russian and Chinese letters.
 */
const SPECIAL =
  /&(?:#[xX][0-9a-fA-F]{1,6}|#\d{1,7}|[a-zA-Z][a-zA-Z0-9]{1,30});|(?:%[0-9a-fA-F]{2})+|\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U00(?:0[0-9a-fA-F]|10)[0-9a-fA-F]{4})|(?<=\p{L})(?:[*~^]{1,3}|={2,3})(?=\p{L})|(?<=\p{Ll}{2})-(?: |[ \t]*\r?\n[ \t>]{0,8})(?=\p{Ll})|[^\u0000-\u005f\u0061-\u007f\u0410-\u0418\u041a-\u0438\u043a-\u044f\u4e00-\u9fff]/gu;

/** What compatibility decomposition leaves as it is, though people type it otherwise: small letters, which stand for capitals too. */
const LETTERS: ReadonlyMap<string, string> = new Map(
  `øo łl đd ðd ħh ŧt ƶz ƀb ɇe ɨi ɉj ɵo ʉu ɏy ȼc ǥg ŋn ƒf ıi ɩi ɑa ɡg þth ßss æae œoe ‘' ’' ʼ' ′' \`' \u2010- \u2011- ᴀA ʙB ᴄC ᴅD ᴇE ꜰF ɢG ʜH ɪI
   ᴊJ ᴋK ʟL ᴍM ɴN ᴏO ᴘP ꞯQ ʀR ꜱS ᴛT ᴜU ᴠV ᴡW ʏY ᴢZ`
    .split(/\s+/)
    .map(([letter = '', ...read]) => [letter, read.join('')]),
);
/** Letters that are blanks (of Hangul). */
const BLANK = /[\s\u115f\u1160]/;

/**
 * Takes accents off, makes one apostrophe, hyphen and space of the many there are, drops what cannot be seen,
 * and reads character references. `José` is the same in NFC and NFD, and the same as `Jose`.
 */
export function fold(text: string): FoldedText {
  const known = new Map<string, string>();
  const { text: folded, original } = readAs(text, SPECIAL, (written) => {
    const read = known.get(written) ?? foldSpecial(written);
    known.set(written, read);
    return read;
  });
  return { text: unmixed(folded), original };
}

/** Reads what a pattern finds as something else. */
export function readAs(text: string, pattern: RegExp, read: (written: string) => string): FoldedText {
  const breaks: { at: number; shift: number }[] = [];
  let shift = 0;
  const changed = text.replace(pattern, (written: string, ...more: unknown[]) => {
    const [instead, offset] = [read(written), Number(more.at(-2))];
    if (instead.length !== written.length) {
      const at = offset - shift + instead.length;
      shift += written.length - instead.length;
      breaks.push({ at, shift });
    }
    return instead;
  });
  return { text: changed, original: (index) => index + shiftAt(breaks, index) };
}

function shiftAt(breaks: readonly { at: number; shift: number }[], index: number): number {
  let [low, high] = [0, breaks.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((breaks[middle]?.at ?? Infinity) <= index) low = middle + 1;
    else high = middle;
  }
  return breaks[low - 1]?.shift ?? 0;
}

function foldSpecial(written: string): string {
  if (/^(?:[*~=^]|-\s)/.test(written)) return '';
  if (written.startsWith('%')) return foldLetters(attempt(() => decodeURIComponent(written)) ?? written);
  if (written.startsWith('\\')) return foldLetters(String.fromCodePoint(Number.parseInt(written.slice(2), 16)));
  return foldLetters(unescapeText(written));
}

function foldLetters(text: string): string {
  return Array.from(text.normalize('NFKD'), foldLetter).join('');
}

function foldLetter(letter: string): string {
  if (INVISIBLE.test(letter)) return '';
  if (BLANK.test(letter)) return ' ';
  const [known, small] = [LETTERS.get(letter), LETTERS.get(letter.toLowerCase())];
  return known ?? (small ? `${small[0]?.toUpperCase()}${small.slice(1)}` : letter);
}
