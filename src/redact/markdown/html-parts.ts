import { TAGS } from '../../text/html-tags.js';

/** Elements inside a line of text; all others begin and end one. */
const INLINE =
  /^<\/?(?:a|abbr|b|bdi|bdo|big|cite|code|del|dfn|em|font|i|ins|kbd|mark|q|s|samp|small|span|strike|strong|sub|sup|time|tt|u|var|wbr)(?![\w-])/i;

/** Elements of a text's own HTML that part lines. Of all others that are no part of a line, the text alone is left, joined. */
const PARTING =
  /^<\/?(?:blockquote|br|dd|details|div|dl|dt|h[1-6]|hr|img|input|li|ol|p|picture|pre|section|source|summary|table|tbody|td|tfoot|th|thead|tr|ul)(?![\w-])/i;

export interface HtmlPart {
  from: number;
  to: number;
  kind: 'text' | 'tag' | 'comment';
  /** No name runs across it where it is false. */
  isInline: boolean;
}

export function isInlineInPage(tag: string): boolean {
  return INLINE.test(tag);
}

export function isInlineInText(tag: string): boolean {
  return !PARTING.test(tag);
}

/** Cuts HTML into tags and what stands between them. */
export function* htmlParts(html: string, isInlineTag: (tag: string) => boolean): Iterable<HtmlPart> {
  let done = 0;
  for (const { 0: tag, index } of html.matchAll(TAGS)) {
    if (index > done) yield { from: done, to: index, kind: 'text', isInline: true };
    done = index + tag.length;
    const kind = tag.startsWith('<!--') ? 'comment' : 'tag';
    yield { from: index, to: done, kind, isInline: kind === 'comment' || isInlineTag(tag) };
  }
  if (done < html.length) yield { from: done, to: html.length, kind: 'text', isInline: true };
}
