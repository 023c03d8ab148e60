import type { Words } from '../words/words.js';

/** More than this many markers of lists and quotations at the beginning of a line are never meant. */
const MOST_MARKERS = 50;

const MARKER = '[ \\t]*(?:>|(?:[-*+]|\\d{1,9}[.)])(?=[ \\t]))';
const MANY_MARKERS = new RegExp(`^((?:${MARKER}){${MOST_MARKERS}})(?:${MARKER})+`, 'gm');
const DEEP_ITEM = /^([ \t]{100})[ \t]+(?=(?:[-*+]|\d{1,9}[.)])[ \t])/gm;

/** Signs that may be markup, line ends among them: 600 pages of prose have a third of it, a table of 2,000 rows a fifth. */
const MOST_SIGNS = 60_000;
const SIGN = /[|*_`~[\]<>!\n]/g;

/**
 * Bounds what a text asks of those who parse and set it: two megabytes of table cells, one letter in each, take four gigabytes.
 * What people write comes back as it is; of more than that the beginning, with words that say so.
 */
export function boundMarkdown(markdown: string, tooMuch: Words): string {
  return boundNesting(markdown.length > MOST_SIGNS ? boundSigns(markdown, tooMuch) : markdown);
}

function boundSigns(markdown: string, tooMuch: Words): string {
  let [signs, cut] = [0, 0];
  for (const { index } of markdown.matchAll(SIGN)) {
    signs += 1;
    // With room for the words, so that a text that was cut is not cut again.
    if (signs === MOST_SIGNS - 10) cut = index;
    if (signs > MOST_SIGNS) return beginning(markdown.slice(0, cut), tooMuch);
  }
  return markdown;
}

/** Cut behind a line, where there is one, and out of a comment, which would hide the words. */
function beginning(text: string, tooMuch: Words): string {
  const end = text.lastIndexOf('\n');
  const kept = end === -1 ? text : text.slice(0, end);
  const isComment = kept.lastIndexOf('<!--') > kept.lastIndexOf('-->');
  return `${kept}${isComment ? ' -->' : ''}\n\n${tooMuch}\n`;
}

/**
 * Bounds how deep lists and quotations can nest before the text is parsed: the parser's time grows with the square of their
 * depth and more, so that a few kilobytes could keep it busy for minutes. What people write comes back as it is.
 */
function boundNesting(markdown: string): string {
  return markdown.replace(MANY_MARKERS, '$1').replace(DEEP_ITEM, '$1');
}
