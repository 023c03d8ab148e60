/** More than this many markers of lists and quotations at the beginning of a line are never meant. */
const MOST_MARKERS = 50;

const MARKER = '[ \\t]*(?:>|(?:[-*+]|\\d{1,9}[.)])(?=[ \\t]))';
const MANY_MARKERS = new RegExp(`^((?:${MARKER}){${MOST_MARKERS}})(?:${MARKER})+`, 'gm');
const DEEP_ITEM = /^([ \t]{100})[ \t]+(?=(?:[-*+]|\d{1,9}[.)])[ \t])/gm;

/**
 * Bounds how deep lists and quotations can nest before the text is parsed: the parser's time grows with the square of their
 * depth and more, so that a few kilobytes could keep it busy for minutes. What people write comes back as it is.
 */
export function boundNesting(markdown: string): string {
  return markdown.replace(MANY_MARKERS, '$1').replace(DEEP_ITEM, '$1');
}
