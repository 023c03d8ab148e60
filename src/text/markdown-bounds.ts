import { mayBeginLine } from './line-starts.js';

/** More than this many markers of lists and quotations at the beginning of a line are never meant. */
const MOST_MARKERS = 50;

const ITEM = '(?:[-*+]|\\d{1,9}[.)])(?=[ \\t])';
const MARKER = `[ \\t]*(?:>|${ITEM})`;
const MANY_MARKERS = new RegExp(`^((?:${MARKER}){${MOST_MARKERS}})(?:${MARKER})+`, 'gm');
const DEEP_ITEM = new RegExp(`^([ \\t]{101,})${ITEM}`, 'gm');
/** What lines begin with that have either. */
const MUCH = new RegExp(`(?:${MARKER}){${MOST_MARKERS}}|[ \\t]{101}`, 'y');

/** Signs that may be markup, line ends among them: 600 pages of prose have a third of it, a table of 2,000 rows a fifth. */
const MOST_SIGNS = 60_000;
/** Room for the words that stand behind a text that was cut, so that it is not cut again. */
const ROOM = 10;
const SIGN = /[|*_`~[\]<>!\n]/g;

/**
 * Signs times characters. A parser looks for what an opening sign belongs to through all of its paragraph, so its time grows
 * with this; a paragraph of five pages has a hundredth of it.
 */
const MOST_IN_PARAGRAPH = 200_000_000;
/** Of what stands without an empty line: a table or a list of thousands of rows. */
const MOST_IN_BLOCK = 2_000_000_000;
/** A shorter text cannot have that many. */
const SHORT = 16_000;

/** A line that begins something of its own, however it is nested: an item, a heading, an element. */
const OWN_LINE = new RegExp(`^(?:${MARKER})*[ \\t>]*(?:${ITEM}|#|<)`);
const TABLE_RULE = /^[ \t>]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-*:?[ \t]*)+$/;

/** A text as it may be parsed: as long as it was, every character where it stood, but what was nested too deeply. */
export interface BoundedMarkdown {
  text: string;
  /** Where the first marker stood that is one too many; null where there is none. */
  deep: number | null;
  /** From where on it is not to be parsed; null where it may be parsed whole. */
  cut: number | null;
}

/**
 * Bounds what a text asks of those who parse it: their time grows with the square of some of what is nested or opened, so that a
 * few kilobytes could keep them busy for minutes. What people write comes back as it is. Looks at each character a few times.
 */
export function boundMarkup(markdown: string): BoundedMarkdown {
  let deep: number | null = null;
  const mask = (by: string) => (whole: string, kept: string, at: number) => {
    deep = Math.min(deep ?? Number.POSITIVE_INFINITY, at + kept.length);
    return kept + by.repeat(whole.length - kept.length);
  };
  const isDeep = mayBeginLine(markdown, MUCH);
  const text = isDeep ? markdown.replace(MANY_MARKERS, mask(' ')).replace(DEEP_ITEM, mask('·')) : markdown;
  return { text, deep, cut: text.length < SHORT ? null : cutOf(text) };
}

/** The end of the last line that may stand, if there is one. */
function cutOf(text: string): number | null {
  const cut = new LineCounter(text).count();
  if (cut === null) return null;
  const end = text.lastIndexOf('\n', cut);
  return end === -1 ? cut : end;
}

/** Goes through a text line by line and adds up its signs: in all, in a block, in a paragraph. */
class LineCounter {
  readonly #text: string;
  #signs = 0;
  #almost = 0;
  #paragraph = { from: 0, signs: 0 };
  #block = { from: 0, signs: 0, lines: 0, isTable: false };

  constructor(text: string) {
    this.#text = text;
  }

  count(): number | null {
    for (let at = 0; at < this.#text.length; ) {
      const found = this.#text.indexOf('\n', at);
      const end = found === -1 ? this.#text.length : found;
      const line = this.#text.slice(at, end);
      this.#begin(line, at);
      const cut = this.#signsOf(line, at) ?? this.#sum(end);
      if (cut !== null) return cut;
      at = end + 1;
    }
    return null;
  }

  #begin(line: string, from: number): void {
    if (/^[ \t>]*$/.test(line)) this.#block = { from, signs: 0, lines: 0, isTable: false };
    else this.#block.lines += 1;
    if (this.#block.lines === 2 && TABLE_RULE.test(line)) this.#block.isTable = true;
    if (this.#block.lines < 2 || this.#block.isTable || OWN_LINE.test(line)) this.#paragraph = { from, signs: 0 };
  }

  /** @returns where the signs of the line are too many */
  #signsOf(line: string, from: number): number | null {
    for (const { 0: sign, index } of `${line}\n`.matchAll(SIGN)) {
      this.#signs += 1;
      if (this.#signs === MOST_SIGNS - ROOM) this.#almost = from + index;
      if (this.#signs > MOST_SIGNS) return this.#almost;
      if (/[|>\n]/.test(sign)) continue;
      this.#paragraph.signs += 1;
      this.#block.signs += 1;
      const cut = this.#sum(from + index);
      if (cut !== null) return cut;
    }
    return null;
  }

  /** @returns where the product of a paragraph, or of a block, passed its bound on the way to a place */
  #sum(to: number): number | null {
    const { signs, from } = this.#paragraph;
    if (signs * (to - from) > MOST_IN_PARAGRAPH) return Math.min(to, from + Math.floor(MOST_IN_PARAGRAPH / signs));
    const { signs: all, from: start } = this.#block;
    return all * (to - start) > MOST_IN_BLOCK ? Math.min(to, start + Math.floor(MOST_IN_BLOCK / all)) : null;
  }
}
