import type { Element, ElementContent, RootContent } from 'hast';
import { MARK } from '../../html/mark.js';
import type { PlacedPicture } from '../../html/markdown/pictures.js';
import { Words } from '../../html/words/words.js';
import { joined, text } from '../blocks/make.js';
import type { Inline, LinkTo, Marks, Paragraph } from '../blocks/model.js';

const MARKS: Readonly<Record<string, Marks>> = {
  strong: { bold: true },
  b: { bold: true },
  summary: { bold: true },
  dt: { bold: true },
  em: { italic: true },
  i: { italic: true },
  var: { italic: true },
  code: { code: true },
  kbd: { code: true },
  samp: { code: true },
  tt: { code: true },
  del: { strike: true },
  s: { strike: true },
  strike: { strike: true },
  ins: { underline: true },
  u: { underline: true },
  mark: { marked: true },
  sup: { raised: 'above' },
  sub: { raised: 'below' },
};
const PICTURE = new RegExp(`${MARK}(\\d+)${MARK}`);

/** What the runs of a text are made of: its pictures and its notes. */
export interface InlineSources {
  pictures: readonly PlacedPicture[];
  note: (id: string) => Paragraph[] | null;
  /** Set within a note, which holds no other. */
  isNote?: boolean;
}

/** Turns elements within a line into runs; elements that are none of these give their words. */
export function inlinesOf(nodes: readonly ElementContent[], sources: InlineSources, marks: Marks = {}): Inline[] {
  return nodes.flatMap((node) => {
    if (node.type === 'text') {
      const { pieces } = node.data ?? {};
      return pieces ? [text(new Words(pieces, null), marks)] : textOf(node.value, sources, marks);
    }
    return node.type === 'element' ? elementOf(node, sources, marks) : [];
  });
}

function elementOf(node: Element, sources: InlineSources, marks: Marks): Inline[] {
  const { tagName, children } = node;
  if (tagName === 'br') return [{ kind: 'break' }];
  if (isTaskMark(node)) return [];
  if (tagName === 'a') return linkOf(node, sources, marks);
  const note = tagName === 'sup' ? noteOf(node, sources) : null;
  if (note) return sources.isNote ? [text(' [', marks), ...asLine(note), text(']', marks)] : [note];
  const inner = inlinesOf(children, sources, { ...marks, ...MARKS[tagName] });
  return tagName === 'q' ? [text('“', marks), ...inner, text('”', marks)] : inner;
}

/** The box of a task: its list shows it. */
export function isTaskMark(node: ElementContent): node is Element {
  return node.type === 'element' && classesOf(node).includes('task');
}

export function elementsIn({ children }: { children: readonly RootContent[] }): Element[] {
  return children.filter((child) => child.type === 'element');
}

export function classesOf({ properties }: Element): readonly unknown[] {
  const { className } = properties;
  return Array.isArray(className) ? className : [];
}

/** The picture's place is a mark in the text; lines of the source are no lines of the page. */
function textOf(value: string, { pictures }: InlineSources, marks: Marks): Inline[] {
  return value.split(PICTURE).flatMap((part, index): Inline[] => {
    const picture = index % 2 === 1 ? pictures[Number(part)] : undefined;
    if (picture) return [{ kind: 'picture', ...picture }];
    const words = index % 2 === 1 ? '' : part.replace(/\s+/g, (space) => (space.includes('\u00a0') ? '\u00a0' : ' '));
    return words === '' ? [] : [text(words, marks)];
  });
}

function linkOf({ properties, children }: Element, sources: InlineSources, marks: Marks): Inline[] {
  if (properties['dataFootnoteBackref'] !== undefined) return [];
  const { href } = properties;
  const inner = inlinesOf(children, sources, marks);
  const to: LinkTo | null =
    typeof href !== 'string' ? null : href.startsWith('#') ? { anchor: href.slice(1) } : webLink(href);
  return to === null || inner.length === 0 ? inner : [{ kind: 'link', to, children: inner.flatMap(unlinked) }];
}

/** The texts were made safe already; a file that others open is worth a second look. */
function webLink(href: string): LinkTo | null {
  return /^(?:https?|mailto|tel):/i.test(href) ? { href } : null;
}

function unlinked(inline: Inline): Inline[] {
  return inline.kind === 'link' ? inline.children : [inline];
}

type Note = Extract<Inline, { kind: 'note' }>;

function asLine({ paragraphs }: Note): Inline[] {
  const lines = paragraphs.map(({ children }) => children);
  return joined(lines, ' ');
}

function noteOf(node: Element, { note }: InlineSources): Note | null {
  const [mark] = elementsIn(node);
  const href = mark?.properties['dataFootnoteRef'] === undefined ? null : mark.properties['href'];
  const paragraphs = typeof href === 'string' ? note(href.slice(1)) : null;
  return paragraphs && { kind: 'note', paragraphs };
}

/** Without the spaces at both ends of a paragraph, and where a line begins. */
export function trimmed(inlines: readonly Inline[]): Inline[] {
  const left = inlines.map((inline, index) =>
    inline.kind === 'text' && inlines[index - 1]?.kind === 'break'
      ? { ...inline, text: inline.text.trimStart() }
      : inline,
  );
  const isSpace = (inline: Inline | undefined): boolean => inline?.kind === 'text' && inline.text.trim() === '';
  while (isSpace(left[0])) left.shift();
  while (isSpace(left.at(-1))) left.pop();
  const [first, last] = [left[0], left.at(-1)];
  if (first?.kind === 'text') left[0] = { ...first, text: first.text.trimStart() };
  const end = left.length === 1 ? left[0] : last;
  if (end?.kind === 'text') left[left.length - 1] = { ...end, text: end.text.trimEnd() };
  return left;
}
