import { PDFRef } from '@cantoo/pdf-lib';
import { Refusal } from '../../text/refusal.js';
import { drawnBy } from './content.js';
import { fontsOn } from './font.js';
import type { Unread } from './unread.js';

/**
 * Makes sure that a document with text became a PDF with text. Where a browser finds no font it prints the same pages without
 * a single letter, and says nothing.
 *
 * @throws Refusal PdfWithoutText
 */
export async function assertHasText(unread: Unread, pages: readonly PDFRef[], html: string): Promise<void> {
  for (const page of pages) if (await showsText(unread, page)) return;
  if (!saysSomething(html)) return;
  throw new Refusal(
    'PdfWithoutText',
    'The browser printed the pages without their text, as it does if it finds no fonts. ' +
      "Install a font with the system's package manager (Debian: fonts-dejavu-core), or name another browser with --browser.",
  );
}

/** Text that can be read back: a font that says what its glyphs stand for, and an operator that shows some. */
async function showsText(unread: Unread, ref: PDFRef): Promise<boolean> {
  const fonts = [...fontsOn(unread, ref).values()];
  const readable = fonts.some((number) => unread.textOf(PDFRef.of(number)).includes('/ToUnicode'));
  return readable && /<[0-9A-F]{2,}>[^\n]* T[jJ]\n/.test(await drawnBy(unread, ref));
}

function saysSomething(html: string): boolean {
  const body = html.replace(/<(head|style|script|template)\b[\s\S]*?<\/\1\s*>|<!--[\s\S]*?-->|<[^>]*>/gi, ' ');
  return /[\p{L}\p{N}]/u.test(body);
}
