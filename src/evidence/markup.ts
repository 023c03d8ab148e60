import { inMemory } from './bytes.js';
import { contentOf, type Found, textAt } from './findings.js';
import { holdsFiles, mailText } from './mail-text.js';
import { readPhoto } from './photo.js';
import { rtfText } from './rtf-text.js';
import { decode, markupText } from './xml-text.js';

const INLINE_PICTURE = /data:image\/[\w+.-]+;base64,([A-Za-z0-9+/=\s]{40,})/g;
const MARKUP = /^\s*(?:<\?xml|<!doctype|<html|<svg|<[a-z])/i;
const WHERE = 'its text';

/** What a text means to whoever opens it, where that differs from its letters: HTML, SVG, Rich Text, mails, cards. */
export function readMarkup(text: string): Found {
  const head = text.slice(0, 2000);
  if (head.startsWith('{\\rtf')) return { texts: textAt(WHERE, rtfText(text)) };
  if (MARKUP.test(head)) return contentOf({ texts: textAt(WHERE, decode(markupText(text))) }, ...picturesIn(text));
  if (!/^(?:BEGIN:V|[A-Za-z-]+:[ \t].*\n(?:[A-Za-z-]+:|[ \t]))/m.test(head)) return {};
  return { texts: textAt(WHERE, mailText(text)), unread: holdsFiles(text) ? 'it holds files of its own' : null };
}

function picturesIn(text: string): Found[] {
  return [...text.matchAll(INLINE_PICTURE)].map(([, data = '']) => readPhoto(inMemory(Buffer.from(data, 'base64'))));
}
