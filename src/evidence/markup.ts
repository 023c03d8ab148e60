import type { ContentText } from '../portfolio/content.js';
import { decodeWindows1252 } from '../text/decode-text.js';
import { decodeXml } from '../text/walk-xml.js';
import { contentOf, type Found, textAt } from './findings.js';
import { holdsFiles, mailText } from './mail-text.js';
import { readHeld, type Within } from './within.js';
import { markupText } from './xml-text.js';

const INLINE_FILE = /data:[\w+.-]+\/[\w+.-]+(?:;[\w=-]+)*;base64,([A-Za-z0-9+/=\s]{16,})/g;
const MARKUP = /^\s*(?:<\?xml|<!doctype|<html|<svg|<[a-z])/i;
const WHERE = 'its text';
const HOLDS = 'it contains other files';

/**
 * What a text means to whoever opens it, where that differs from its letters: HTML, SVG, Rich Text, JSON, mails, cards.
 * @param within where it lies
 */
export async function readMarkup(text: string, within: Within): Promise<Found> {
  const head = text.slice(0, 2000);
  if (head.startsWith('{\\rtf'))
    return { texts: textAt(WHERE, rtfText(text)), unread: /\\obj(?:data|emb)\b|\\pict\b/.test(text) ? HOLDS : null };
  if (MARKUP.test(head)) return contentOf({ texts: shownTexts(text) }, ...(await filesIn(text, within)));
  if (/^\s*[{[]/.test(head)) return { texts: textAt(WHERE, wordsOfJson(text)) };
  if (!/^(?:BEGIN:V|[A-Za-z-]+:[ \t].*\n(?:[A-Za-z-]+:|[ \t]))/m.test(head)) return {};
  return { texts: textAt(WHERE, mailText(text)), unread: holdsFiles(text) ? HOLDS : null };
}

/** What a page or a drawing shows, without its marks. */
export function strippedMarkup(markup: string): string {
  return decodeXml(markupText(markup));
}

/** As it stands; and a drawing with its letters joined, which may be set one by one. */
function shownTexts(text: string): ContentText[] {
  const shown = strippedMarkup(text);
  const joined = /<svg[\s>]/i.test(text)
    ? shown
        .split('\n')
        .map((line) => line.trim())
        .join('')
    : '';
  return [...textAt(WHERE, shown), ...textAt(WHERE, joined)];
}

async function filesIn(text: string, within: Within): Promise<Found[]> {
  const files = [...text.matchAll(INLINE_FILE)].map(([, data = '']) => Buffer.from(data, 'base64'));
  return Promise.all(files.map((bytes) => readHeld(bytes, within)));
}

/** The words of a text in JSON, by its own escapes; nothing of what is none. */
function wordsOfJson(text: string): string {
  const words: string[] = [];
  try {
    JSON.parse(text, (key, value: unknown) => {
      words.push(key, ...(typeof value === 'string' ? [value] : []));
      return value;
    });
  } catch {
    return '';
  }
  return words.join('\n');
}

/** What Rich Text Format says, without its control words: `Nu\'f1ez`, `{\b Nu}\u241?ez`. */
function rtfText(rtf: string): string {
  return rtf
    .replace(/[\r\n]/g, '')
    .replace(/\\u(-?\d{1,6}) ?(?:\\'[0-9a-f]{2}|\?|_)?/gi, (_, code: string) =>
      String.fromCharCode((Number(code) + 65_536) % 65_536),
    )
    .replace(/\\'([0-9a-f]{2})/gi, (_, hex: string) => decodeWindows1252(Uint8Array.of(Number.parseInt(hex, 16))))
    .replace(/\\(?:par|line|cell|row|page|sect)\b ?/g, '\n')
    .replace(/\\(?:tab\b|~) ?/g, ' ')
    .replace(/\\[a-z]+-?\d* ?|\\[-*_]|[{}]/gi, '');
}
