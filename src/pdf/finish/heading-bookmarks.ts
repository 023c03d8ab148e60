import { PDFHexString, PDFString } from '@cantoo/pdf-lib';
import { decodeNamedCharacterReference } from 'decode-named-character-reference';
import { bookmarksOf, titled } from '../join/bookmarks.js';

/**
 * Names bookmarks by the document's headings. The browser names them by the letters it drew: capitals where the style asks for
 * them, no space where a line broke, and twice what it laid out twice.
 * Where there are more headings than bookmarks, as some are for the screen alone, a bookmark's heading is the next of its letters.
 *
 * @param texts the objects of the document, which are named there
 * @param outline the number of the list of bookmarks, if there is one
 */
export function nameByHeadings(texts: Map<number, string>, outline: number | undefined, html: string): void {
  const items = [...bookmarksOf(texts, outline)];
  const titles = headingTexts(html);
  const named =
    items.length === titles.length
      ? titles
      : titlesByLetters(
          items.map(({ title }) => title),
          titles,
        );
  for (const [index, { number, text }] of items.entries()) {
    const title = named[index];
    if (title) texts.set(number, titled(text, PDFHexString.fromText(title).toString()));
  }
}

/** @returns for each bookmark the heading that it was drawn from, or undefined */
function titlesByLetters(drawn: readonly string[], titles: readonly string[]): (string | undefined)[] {
  const letters = titles.map(lettersOf);
  let next = 0;
  return drawn.map(textAsWritten).map((title) => {
    let at = next;
    while (at < letters.length && !isDrawnAs(letters[at] ?? '', lettersOf(title))) at += 1;
    if (at < letters.length) next = at + 1;
    return titles[at];
  });
}

/** A text as it is written in a file: `(letters)` or `<hexadecimal>`. */
function textAsWritten(written: string): string {
  return (written.startsWith('<') ? PDFHexString : PDFString).of(written.slice(1, -1)).decodeText();
}

function lettersOf(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\u00ad\u200b]/g, '');
}

function isDrawnAs(letters: string, drawn: string): boolean {
  return letters !== '' && letters.repeat(Math.max(1, Math.round(drawn.length / letters.length))) === drawn;
}

function headingTexts(html: string): string[] {
  return [...html.matchAll(/<h([1-6])(?:\s[^>]*)?>([\s\S]*?)<\/h\1>/g)].map(([, , inner = '']) => textOf(inner));
}

/** The text of some markup. Parts set as blocks of their own are parted by a space; marks within words are not. */
export function textOf(inner: string): string {
  return inner
    .replace(/<br\b[^>]*>|<\/span>\s*<span\b[^>]*>/g, ' ')
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (whole, decimal, hex, name) =>
      name
        ? decodeNamedCharacterReference(name) || whole
        : String.fromCodePoint(Number.parseInt(decimal ?? hex, decimal ? 10 : 16)),
    )
    .replace(/\s+/g, ' ')
    .trim();
}
