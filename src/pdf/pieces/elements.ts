import { TAGS } from '../../text/html-tags.js';

/** An element of a document: where it begins, where what it holds begins and ends, and where it ends itself. */
export interface Element {
  readonly name: string;
  readonly from: number;
  readonly inner: number;
  innerEnd: number;
  to: number;
  /** Of elements that only hold others; what is in the rest is not looked at. */
  readonly children: Element[];
}

/** What may be taken up again on another page: it has no form of its own but those of what it holds. */
const HOLDERS: ReadonlySet<string> = new Set(['body', 'main', 'div', 'section']);
const EMPTY = /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr|!doctype)$/i;

/**
 * The body of a document with the elements in it, down to those that hold more than others.
 *
 * @returns null where it is not told plainly which element ends where
 */
export function bodyOf(html: string): Element | null {
  const start = html.search(/<body\b/i);
  if (start < 0) return null;
  const open: Element[] = [];
  for (const { 0: tag, index } of html.slice(start).matchAll(TAGS)) {
    const [, close, name = ''] = /^<(\/?)([^\s/>]+)/.exec(tag) ?? [];
    if (tag.startsWith('<!--') || EMPTY.test(name) || (tag.endsWith('/>') && !close)) continue;
    const at = start + index;
    if (close) {
      const ended = open.pop();
      if (ended?.name !== name) return null;
      ended.innerEnd = at;
      ended.to = at + tag.length;
      if (open.length === 0) return ended;
    } else {
      const element: Element = { name, from: at, inner: at + tag.length, innerEnd: 0, to: 0, children: [] };
      if (open.every(({ name: above }) => HOLDERS.has(above))) open.at(-1)?.children.push(element);
      open.push(element);
    }
  }
  return null;
}
