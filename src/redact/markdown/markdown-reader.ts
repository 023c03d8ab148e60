import type { Nodes, Parents, PhrasingContent } from 'mdast';
import type { Stretch } from '../../portfolio/index.js';
import { attributesOf, isPlaceholder } from '../../text/html-tags.js';
import { unescapeText } from '../../text/markdown-text.js';
import { firstGiven, type Redactor } from '../redactor.js';
import { htmlParts, isInlineInText } from './html-parts.js';
import type { MarkdownNames } from './names.js';
import { escapeFor, replaceVisible } from './replace-visible.js';
import { VisibleText } from './visible-text.js';

/** Attributes that hold running text. */
const SPOKEN = /^(?:alt|title|summary|aria-label|aria-description)$/;

type NodeOf<T extends Nodes['type']> = Extract<Nodes, { type: T }>;

/** Walks a parsed text, and notes what has to be changed in its source. */
export class MarkdownReader {
  readonly edits: Stretch[] = [];
  readonly #source: string;
  readonly #names: MarkdownNames;

  constructor(source: string, names: MarkdownNames) {
    this.#source = source;
    this.#names = names;
  }

  block(node: Nodes): void {
    if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell')
      this.#seen((visible) => this.#inlines(node.children, visible));
    else if (node.type === 'html') this.#seen((visible) => this.#inline(node, visible));
    else if (node.type === 'code') this.#seen((visible) => visible.add(...range(node), 'code'));
    else if (node.type === 'definition') this.#definition(node);
    else if ('children' in node) {
      if (node.type === 'footnoteDefinition') this.#footnote(node);
      for (const child of node.children) this.block(child);
    }
  }

  #seen(read: (visible: VisibleText) => void): void {
    const visible = new VisibleText(this.#source);
    read(visible);
    this.edits.push(...replaceVisible(visible, stretchesIn(visible, this.#names.redactor)));
  }

  #inlines(nodes: readonly PhrasingContent[], visible: VisibleText): void {
    for (const node of nodes) this.#inline(node, visible);
  }

  #inline(node: PhrasingContent, visible: VisibleText): void {
    const [from, to] = range(node);
    if (node.type === 'text') visible.add(from, to, 'markdown');
    else if (node.type === 'inlineCode') this.#code(from, to, visible);
    else if (node.type === 'html') this.#html(from, to, visible);
    else if (node.type === 'footnoteReference') this.#footnote(node);
    else if (node.type === 'link' && this.#source[from] !== '[') this.#bareAddress(node, visible);
    else if ('children' in node) {
      visible.mark(from, to, () => this.#inlines(node.children, visible));
      if (node.type === 'link') this.#linkTarget(node);
      if (node.type === 'linkReference') this.#relabel(endOfChildren(node), to);
    } else {
      visible.separate();
      if (node.type === 'image') this.#picture(node);
      if (node.type === 'imageReference') this.#relabel(from + 2, to);
    }
  }

  /** What stands between the backticks. */
  #code(from: number, to: number, visible: VisibleText): void {
    const fence = this.#source.slice(from, to).search(/[^`]/);
    visible.mark(from, to, () => visible.add(from + fence, to - fence, 'code'));
  }

  #html(start: number, end: number, visible: VisibleText): void {
    const html = this.#source.slice(start, end);
    for (const { from, to, kind, isInline } of htmlParts(html, isInlineInText)) {
      const isShown = kind === 'text' || (kind === 'tag' && isPlaceholder(html.slice(from, to), this.#source));
      if (isShown) visible.add(start + from, start + to, 'html');
      else if (!isInline) visible.separate();
      if (kind === 'tag' && !isShown) this.#attributes(html.slice(from, to), start + from);
      if (kind === 'comment') this.#relabel(start + from, start + to);
    }
  }

  #attributes(tag: string, start: number): void {
    for (const { name, value, from } of attributesOf(tag)) {
      const read = unescapeText(value);
      const redacted = this.#attribute(name, read);
      if (redacted !== read) this.#change(start + from, start + from + value.length, escapeFor('html', redacted));
    }
  }

  #attribute(name: string, value: string): string {
    if (/^(?:href|src)$/.test(name)) return this.#names.url(value);
    return SPOKEN.test(name) ? this.#names.redactor.text(value) : this.#names.redactor.segment(value);
  }

  #picture(node: NodeOf<'image'>): void {
    const alt = this.#names.redactor.text(node.alt ?? '');
    const target = this.#target(node);
    if (alt === (node.alt ?? '') && target === null) return;
    this.#change(...range(node), `![${escapeFor('markdown', alt)}](${target ?? written(node.url, node.title)})`);
  }

  #linkTarget(node: NodeOf<'link'>): void {
    const target = this.#target(node);
    if (target !== null) this.#change(endOfChildren(node), range(node)[1], `](${target})`);
  }

  /** null where no name is in it. */
  #target({ url, title }: { url: string; title?: string | null | undefined }): string | null {
    const redacted = { url: this.#names.url(url), title: title && this.#names.redactor.text(title) };
    return redacted.url === url && redacted.title === title ? null : written(redacted.url, redacted.title);
  }

  /** `<https://…>` and addresses without brackets: what is seen is where they lead. */
  #bareAddress(node: NodeOf<'link'>, visible: VisibleText): void {
    visible.separate();
    const [from, to] = range(node);
    const address = this.#source.slice(from, to).replace(/^<|>$/g, '');
    if (/^(?:[a-z][a-z0-9+.-]*:\/\/|www\.)/i.test(address)) {
      const url = this.#names.url(address);
      if (url !== address) this.#change(from, to, /:\/\//.test(url) ? `<${url}>` : url);
    } else {
      const text = this.#names.redactor.text(address);
      if (text !== address) this.#change(from, to, escapeFor('markdown', text));
    }
  }

  #definition(node: NodeOf<'definition'>): void {
    const label = node.label ?? node.identifier;
    const redacted = this.#names.redactor.text(label);
    const target = this.#target(node);
    if (redacted === label && target === null) return;
    this.#change(...range(node), `[${redacted}]: ${target ?? written(node.url, node.title)}`);
  }

  /** Labels of references, and comments: text that is not shown, or shown somewhere else. */
  #relabel(from: number, to: number): void {
    const label = this.#source.slice(from, to);
    this.#change(from, to, this.#names.redactor.text(label));
  }

  #footnote(node: NodeOf<'footnoteDefinition' | 'footnoteReference'>): void {
    const [from] = range(node);
    const label = node.label ?? node.identifier;
    const redacted = this.#names.anchor(label);
    if (redacted !== label) this.#change(from + 2, this.#source.indexOf(']', from), redacted);
  }

  #change(from: number, to: number, instead: string): void {
    this.edits.push({ from, to, instead });
  }
}

/** In all that is seen, and in each mark by itself: `**Jo**x` names Jo, although nobody is called Jox. */
function stretchesIn({ text, marks }: VisibleText, redactor: Redactor): Stretch[] {
  const whole = redactor.stretches(text);
  const inMarks = marks.flatMap(({ first, end }) =>
    redactor
      .stretches(text.slice(first, end))
      .map((stretch) => ({ ...stretch, from: stretch.from + first, to: stretch.to + first })),
  );
  return firstGiven([...whole, ...inMarks]);
}

function range(node: Nodes): [from: number, to: number] {
  const { start, end } = node.position as NonNullable<Nodes['position']>;
  return [start.offset as number, end.offset as number];
}

function endOfChildren(node: Parents): number {
  const last = node.children.at(-1);
  return last ? range(last)[1] : range(node)[0] + 1;
}

/** A target in brackets, which may hold anything but line ends and brackets, and its title. */
function written(url: string, title: string | null | undefined): string {
  const safe = url.replace(/[\s<>]/g, (sign) => encodeURIComponent(sign));
  return title ? `<${safe}> "${title.replace(/["\\]/g, '\\$&')}"` : `<${safe}>`;
}
