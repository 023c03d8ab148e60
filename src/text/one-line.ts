/** Control characters, and those that turn the direction of text around. */
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+/g;

/** @returns the text on one line: no line ends, no control characters, no white space around it */
export function oneLine(text: string): string {
  return text.replace(UNSEEN, ' ').replace(/\s+/g, ' ').trim();
}

/** @returns a line of text for a Markdown paragraph or heading, shown as it is: marks and references are escaped */
export function markdownText(text: string): string {
  return text.replace(/[\\`*[\]<~]|_(?=\W|$)|(?<=\W|^)_|&(?=#?\w+;)/g, '\\$&');
}

/** @returns a line of any text as a paragraph of Markdown that shows the same words: no heading, list or quotation begins in it */
export function markdownParagraph(text: string): string {
  return markdownText(oneLine(text)).replace(
    /^(?:([#>+=-])(?=\s|$|[-=])|(\d{1,9})([.)])(?=\s|$))/,
    (_, mark: string | undefined, number: string | undefined, end: string | undefined) =>
      mark === undefined ? `${number}\\${end}` : `\\${mark}`,
  );
}
