import { plainLatex } from './latex.js';
import type { SourceName } from './model.js';

/**
 * The names in a field of BibTeX: `Lane, Rowan and Marsh, Ada`, `Rowan Lane`, `{Fen University}`. `others` at the end
 * is one without a name.
 */
export function readNames(value: string): SourceName[] {
  return splitOutside(value, /\s+and\s+/iy)
    .map((name) => name.trim())
    .filter((name) => name !== '')
    .map(readName);
}

/** What `and others` becomes: one more that nobody names. */
export function isOthers({ family, given }: SourceName): boolean {
  return family === '' && given === '';
}

function readName(written: string): SourceName {
  if (written.toLowerCase() === 'others') return { family: '', given: '' };
  if (/^\{[^{}]*\}$/.test(written)) return { family: plainLatex(written), given: '' };
  const parts = splitOutside(written, /\s*,\s*/y);
  const [family = '', second = '', third] = parts;
  if (parts.length === 1) return givenFirst(splitOutside(written, /\s+/y));
  if (third === undefined) return { family: plainLatex(family), given: plainLatex(second) };
  return { family: plainLatex(`${family} ${second}`), given: plainLatex(third) };
}

/** `Ludwig van den Berg`: the family name begins with the first small word. */
function givenFirst(words: readonly string[]): SourceName {
  const small = words.findIndex((word, index) => index < words.length - 1 && /^\p{Ll}/u.test(word));
  const first = small === -1 ? words.length - 1 : small;
  return { family: plainLatex(words.slice(first).join(' ')), given: plainLatex(words.slice(0, first).join(' ')) };
}

/** Splits at what matches outside of braces. */
function splitOutside(text: string, separator: RegExp): string[] {
  const parts: string[] = [];
  let [from, depth] = [0, 0];
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === '{') depth += 1;
    else if (sign === '}') depth -= 1;
    else if (depth === 0 && sign !== undefined && /[\s,]/.test(sign)) {
      separator.lastIndex = at;
      const found = separator.exec(text)?.[0].length ?? 0;
      if (found === 0) continue;
      parts.push(text.slice(from, at));
      from = at + found;
      at = from - 1;
    }
  }
  return [...parts, text.slice(from)];
}
