/** What no XML file may hold (XML 1.0, 2.2): control characters, and halves of surrogate pairs. */
const FORBIDDEN = /(?![\t\n\r])[\p{Cc}\p{Cs}\ufffe\uffff]/gu;

/** A text as XML can hold it. */
export function cleanText(text: string): string {
  return text.replace(FORBIDDEN, '');
}
