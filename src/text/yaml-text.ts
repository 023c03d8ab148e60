import { once } from './remember.js';

/** Begins with a letter and holds nothing that YAML reads as more than text. */
const plain = once(() => /^\p{L}[\p{L}\p{M}\p{N} .’'()/+;_–-]*$/u);
/** Words that some YAML reader takes for a truth value, nothing or a number. */
const OTHER_THAN_TEXT = /^(y|n|yes|no|on|off|true|false|null|nan|inf|e\d+)$/i;
/** What no YAML quote but the double one can hold: control characters, line ends, and a byte order mark. */
const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/;

/**
 * A text as a YAML scalar that every reader takes for the same text: plain where that is safe, else in single quotes.
 * @param place between brackets a comma needs quotes, on a line of its own it does not
 */
export function yamlText(text: string, place: 'brackets' | 'line' = 'brackets'): string {
  if (UNPRINTABLE.test(text))
    return JSON.stringify(text).replace(/[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g, escaped);
  const inner = place === 'line' ? text.replaceAll(', ', ' ') : text;
  if (plain().test(inner) && !text.endsWith(' ') && !OTHER_THAN_TEXT.test(text)) return text;
  return `'${text.replaceAll("'", "''")}'`;
}

/** A list of ids or texts on one line. */
export function yamlList(texts: readonly string[]): string {
  return `[${texts.map((text) => yamlText(text)).join(', ')}]`;
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
