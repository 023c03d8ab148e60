import type { SyntaxNode, SyntaxNodeRef, Tree } from '@lezer/common';
import { GFM, type MarkdownParser, parser } from '@lezer/markdown';
import GithubSlugger from 'github-slugger';
import { type BoundedMarkdown, boundMarkup } from '../text/markdown-bounds.js';
import { plainText, unescapeText } from '../text/markdown-text.js';
import { isAddress, normalLabel, withoutRemarks } from '../text/near-markdown.js';
import type { LineIndex, Position } from '../text/position.js';
import { findCitations, within } from './citations.js';
import type { Acceptance, Heading, Image, Link, ListItem, MarkdownFacts } from './model.js';
import { PLAIN_WORDS } from './plain-words.js';

/**
 * Lezer's parser knows where every node stands and takes a sixth of the time of remark, which makes the document.
 * test/portfolio/markdown-facts.test.ts holds that both see the same facts in CommonMark's examples. Line breaks are no facts, and
 * its search for them takes the square of a run of spaces.
 */
const markdown: MarkdownParser = parser.configure([GFM, PLAIN_WORDS, { remove: ['HardBreak'] }]);

/** For the many texts without a table: looking for one takes a tenth of the parse. */
const withoutTables: MarkdownParser = markdown.configure({ remove: ['Table'] });

const CONTENT = new Set(
  'Paragraph BulletList OrderedList Blockquote FencedCode CodeBlock HTMLBlock Table HorizontalRule Task'.split(' '),
);

/** Text that is shown as it stands, or not at all. */
export const VERBATIM: ReadonlySet<string> = new Set(
  'InlineCode FencedCode CodeBlock Comment CommentBlock HTMLTag Image Autolink URL LinkReference'.split(' '),
);

/**
 * Reads from a Markdown body what the check asks about.
 * @param text the whole file
 * @param from offset of the body's first character
 */
export function readMarkdownFacts(text: string, from: number, lines: LineIndex): MarkdownFacts {
  return factsOf(parseBody(text, from, lines));
}

/** A body as parsed, its remarks blank, cut where it is too much to parse; every node where it stands in it. */
export interface ParsedBody {
  body: string;
  tree: Tree;
  bounds: Pick<BoundedMarkdown, 'deep' | 'cut'>;
  at: (from: number, to: number) => Position;
}

/** @param from offset of the body's first character in the text of the file */
export function parseBody(text: string, from: number, lines: LineIndex): ParsedBody {
  const { text: bounded, ...bounds } = boundMarkup(text.slice(from));
  const body = withoutRemarks(bounds.cut === null ? bounded : bounded.slice(0, bounds.cut));
  const quickest = body.includes('|') ? markdown : withoutTables;
  return { body, tree: quickest.parse(body), bounds, at: (a, b) => lines.position(from + a, from + b) };
}

export function factsOf(parsed: ParsedBody): MarkdownFacts {
  return new FactReader(parsed).read();
}

class FactReader {
  readonly #body: string;
  readonly #tree: Tree;
  readonly #at: (from: number, to: number) => Position;
  readonly #slugger = new GithubSlugger();
  readonly #definitions: Map<string, string>;
  readonly #items = new Map<number, number>();
  /** Stretches in which `@` is no citation. */
  readonly #kept: [from: number, to: number][] = [];
  readonly #facts: MarkdownFacts = {
    empty: true,
    headings: [],
    links: [],
    leads: [],
    images: [],
    items: [],
    acceptances: [],
    citations: [],
  };

  constructor({ body, tree, at }: ParsedBody) {
    this.#body = body;
    this.#tree = tree;
    this.#at = at;
    this.#definitions = body.includes(']:') ? readDefinitions(body, tree) : new Map();
  }

  read(): MarkdownFacts {
    this.#tree.iterate({
      enter: (ref) => {
        if (CONTENT.has(ref.name) || (ref.name === 'LinkReference' && this.#isAnswer(ref.node))) this.#content();
        if (VERBATIM.has(ref.name)) this.#kept.push([ref.from, ref.to]);
        return this.#visit(ref);
      },
    });
    if (this.#body.includes('@')) this.#citations();
    return this.#facts;
  }

  /** `[Mentor]: Yes.` says something, though it has the form of a definition. */
  #isAnswer(node: SyntaxNode): boolean {
    const url = node.getChild('URL');
    const label = node.getChild('LinkLabel');
    if (url === null || label === null) return false;
    return !isAddress(this.#body.slice(url.from, url.to), this.#body.slice(label.from + 1, label.to - 1));
  }

  /** Something that a reader reads: the body has text, and so has the heading above it. */
  #content(): void {
    this.#facts.empty = false;
    const heading = this.#facts.headings.at(-1);
    if (heading) heading.empty = false;
  }

  /** @returns false where the children hold nothing more. A node is made for whoever asks for it. */
  #visit(ref: SyntaxNodeRef): boolean {
    const { name } = ref;
    if (name.includes('Heading')) this.#heading(ref.node, Number(name.at(-1)));
    else if (name === 'ListItem') this.#item(ref.node);
    else if (name === 'Link') this.#link(ref.node);
    else if (name === 'Image') return this.#image(ref.node);
    else if (name === 'Autolink') this.#autolink(ref.node);
    else if (name === 'URL' && ref.node.parent?.name !== 'Link' && ref.node.parent?.name !== 'Image')
      this.#bareUrl(ref.node);
    else if (name === 'CommentBlock' || name === 'Comment') this.#comment(ref.node);
    else return name !== 'LinkReference';
    return name !== 'Autolink';
  }

  #heading(node: SyntaxNode, depth: number): void {
    const text = plainText(this.#body, node).trim();
    const [from, to] = trimmed(this.#body, node.from, node.to);
    const heading: Heading = { depth, text, slug: this.#slugger.slug(text), empty: true, at: this.#at(from, to) };
    this.#facts.headings.push(heading);
  }

  #item(node: SyntaxNode): void {
    const first = node.getChild('ListMark')?.nextSibling ?? null;
    const block = first?.name === 'Task' || first?.name === 'Paragraph' ? first : null;
    const marker = block?.getChild('TaskMarker') ?? null;
    const checked = marker ? /x/i.test(this.#body.slice(marker.from, marker.to)) : null;
    const parent = enclosingItem(node);
    const [from, to] = block ? trimmed(this.#body, block.from, block.to) : [node.from, node.from + 1];
    const item: ListItem = {
      checked,
      text: block ? plainText(this.#body, block).trim() : '',
      parent: parent ? (this.#items.get(parent.from) ?? null) : null,
      at: this.#at(from, to),
    };
    this.#items.set(node.from, this.#facts.items.push(item) - 1);
  }

  #link(node: SyntaxNode): void {
    const url = this.#target(node);
    if (url === null) return;
    this.#kept.push([node.from, node.to]);
    const link: Link = { url, text: plainText(this.#body, node).trim(), at: this.#at(node.from, node.to) };
    this.#facts.links.push(link);
  }

  /** @returns whether what stands in its brackets counts for itself: in an image it is alt text */
  #image(node: SyntaxNode): boolean {
    const url = this.#target(node);
    if (url === null) return true;
    const alt = plainText(this.#body, node)
      .replace(/\|\s*\d+(?:x\d+)?\s*$/, '')
      .trim();
    const image: Image = { url, alt, at: this.#at(node.from, node.to) };
    this.#facts.images.push(image);
    return false;
  }

  #autolink(node: SyntaxNode): void {
    const text = this.#body.slice(node.from + 1, node.to - 1);
    const url = text.includes('@') && !/^[a-z][a-z0-9+.-]*:/i.test(text) ? `mailto:${text}` : text;
    this.#facts.links.push({ url, text, at: this.#at(node.from, node.to) });
  }

  #bareUrl(node: SyntaxNode): void {
    const text = this.#body.slice(node.from, node.to);
    const url = /^www\./i.test(text) ? `http://${text}` : /^[^:/]+@/.test(text) ? `mailto:${text}` : text;
    this.#facts.links.push({ url, text, at: this.#at(node.from, node.to) });
  }

  /** @returns where a link leads, or null where its brackets are only brackets */
  #target(node: SyntaxNode): string | null {
    const url = node.getChild('URL');
    if (url) return unescapeText(this.#body.slice(url.from, url.to).replace(/^<([\s\S]*)>$/, '$1'));
    const closed = node.getChildren('LinkMark').some((mark) => this.#body.slice(mark.from, mark.to) === ')');
    if (closed) return '';
    const label = node.getChild('LinkLabel');
    const written =
      label && label.to - label.from > 2 ? this.#body.slice(label.from + 1, label.to - 1) : this.#linkText(node);
    return this.#definitions.get(normalLabel(written)) ?? null;
  }

  #linkText(node: SyntaxNode): string {
    const [open, close] = node.getChildren('LinkMark');
    return open && close ? this.#body.slice(open.to, close.from) : '';
  }

  /** What stands in code, in comments or in a link is not cited. */
  #citations(): void {
    const isKept = within(this.#kept);
    for (const { bracketed, works } of findCitations(this.#body)) {
      for (const { key, before, from, to } of works) {
        if (isKept(from)) continue;
        this.#facts.citations.push({ key, sure: bracketed && before === '', at: this.#at(from, to) });
      }
    }
  }

  #comment(node: SyntaxNode): void {
    const text = this.#body.slice(node.from, node.to);
    const match = /^<!--\s*mentor-accept(?![\w-]):?\s*([^\s:]*)\s*:?\s*([\s\S]*?)\s*-->/i.exec(text);
    if (!match) return;
    const acceptance: Acceptance = { rule: match[1] ?? '', reason: match[2] ?? '', at: this.#at(node.from, node.to) };
    this.#facts.acceptances.push(acceptance);
  }
}

function enclosingItem(node: SyntaxNode): SyntaxNode | null {
  for (let up = node.parent; up; up = up.parent) if (up.name === 'ListItem') return up;
  return null;
}

function readDefinitions(body: string, tree: Tree): Map<string, string> {
  const definitions = new Map<string, string>();
  tree.iterate({
    enter: (ref) => {
      if (ref.name !== 'LinkReference') return;
      const label = ref.node.getChild('LinkLabel');
      const url = ref.node.getChild('URL');
      if (!label) return;
      const written = body.slice(label.from + 1, label.to - 1);
      const key = normalLabel(written);
      const target = url ? unescapeText(body.slice(url.from, url.to).replace(/^<([\s\S]*)>$/, '$1')) : '';
      const isFootnote = key.startsWith('^');
      if (!isFootnote && isAddress(target, written) && !definitions.has(key)) definitions.set(key, target);
    },
  });
  return definitions;
}

function trimmed(text: string, from: number, to: number): [number, number] {
  let end = to;
  while (end > from && /\s/.test(text[end - 1] ?? '')) end -= 1;
  return [from, end];
}
