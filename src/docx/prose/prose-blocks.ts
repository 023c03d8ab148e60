import type { Element, ElementContent, Root } from 'hast';
import { headingDepth, wordsOf } from '../../html/markdown/headings.js';
import type { Speaker } from '../../html/words/speaker.js';
import { heading, lines, paragraph } from '../blocks/make.js';
import type { Alignment, Block, ListPlace, Paragraph, ParagraphStyle } from '../blocks/model.js';
import { runsRightToLeft } from './direction.js';
import { classesOf, type InlineSources, inlinesOf, isTaskMark, trimmed } from './inlines.js';
import { tableOf } from './tables.js';

/** How a text is set: where its headings stand, and what its paragraphs look like. */
export interface ProseLook {
  /** Added to the level of its headings on the page of HTML. */
  shift: number;
  style: ParagraphStyle;
}

/** Where a block stands within lists, quotations and cells. */
interface Place {
  style: ParagraphStyle;
  indent: number;
  align: Alignment;
  /** The mark of the list item whose first paragraph is still to come. */
  list: ListPlace | null;
  isBold: boolean;
}

const BLOCKS =
  /^(?:p|h[1-6]|ul|ol|li|blockquote|pre|table|div|section|details|summary|figure|figcaption|dl|dt|dd|hr|article|header|footer|aside|nav|main|center|address)$/;
/** Word counts nine levels of a list. */
const DEEPEST_LEVEL = 8;

/** Turns a clean, finished tree of HTML into paragraphs and tables. */
export class ProseBlocks {
  readonly #sources: InlineSources;
  readonly #look: ProseLook;
  readonly #nextList: () => number;
  readonly #speaker: Speaker;

  constructor(sources: InlineSources, look: ProseLook, nextList: () => number, speaker: Speaker) {
    this.#speaker = speaker;
    this.#sources = sources;
    this.#look = look;
    this.#nextList = nextList;
  }

  all(root: Root): Block[] {
    const place: Place = { style: this.#look.style, indent: 0, align: 'start', list: null, isBold: false };
    return this.#blocks(root.children as ElementContent[], place);
  }

  /** Blocks as they come; what stands between them in the open becomes paragraphs. */
  #blocks(nodes: readonly ElementContent[], place: Place): Block[] {
    const blocks: Block[] = [];
    let line: ElementContent[] = [];
    let left = place;
    const add = (more: readonly Block[]): void => {
      blocks.push(...more);
      if (more.length > 0) left = { ...left, list: null };
    };
    const flush = (): void => {
      add(this.#paragraph(line, left));
      line = [];
    };
    for (const node of nodes) {
      if (node.type !== 'element' || !BLOCKS.test(node.tagName)) {
        line.push(node);
        continue;
      }
      flush();
      add(this.#block(node, left));
    }
    flush();
    return blocks;
  }

  #block(node: Element, place: Place): Block[] {
    const { tagName, children } = node;
    const depth = headingDepth(node);
    if (depth !== null) return this.#heading(node, depth + this.#look.shift);
    if (tagName === 'ul' || tagName === 'ol') return this.#list(node, place);
    if (tagName === 'table')
      return tableOf(
        node,
        this.#speaker.say('table.scroll'),
        (cells, isHead, align) => this.#cell(cells, isHead ? 'CellHead' : 'Cell', align),
        (caption) =>
          this.#blocks(caption, { ...place, style: 'Caption', list: null }).map((block) =>
            block.kind === 'paragraph' ? { ...block, keepNext: true } : block,
          ),
      );
    if (tagName === 'pre') return [this.#code(node, place)];
    if (tagName === 'hr') return [paragraph('Rule', [])];
    if (tagName === 'section' && classesOf(node).includes('footnotes')) return [];
    if (tagName === 'figure') return this.#figure(children, place);
    if (tagName === 'blockquote')
      return this.#blocks(children, {
        ...place,
        style: place.style.startsWith('Cell') ? place.style : 'Quote',
        indent: place.indent + 1,
      });
    if (tagName === 'dd') return this.#blocks(children, { ...place, indent: place.indent + 1 });
    if (tagName === 'summary' || tagName === 'dt') return this.#blocks(children, { ...place, isBold: true });
    return this.#blocks(children, place);
  }

  #heading(node: Element, level: number): Block[] {
    const children = trimmed(inlinesOf(node.children, this.#sources));
    const { id } = node.properties;
    const anchors = typeof id === 'string' ? [id] : [];
    const rightToLeft = runsRightToLeft(wordsOf(node));
    return children.length === 0 ? [] : [{ ...heading(level, children, anchors), rightToLeft }];
  }

  #paragraph(nodes: readonly ElementContent[], place: Place): Block[] {
    const children = trimmed(inlinesOf(nodes, this.#sources, place.isBold ? { bold: true } : {}));
    if (children.length === 0 && place.list === null) return [];
    if (children.length === 0 && !nodes.some(isTaskMark)) return [];
    const { style, indent, align, list } = place;
    const rightToLeft = runsRightToLeft(nodes.map((node) => wordsOf(node as Element)).join(''));
    return [paragraph(style, children, { indent, align, list, rightToLeft })];
  }

  #list(node: Element, place: Place): Block[] {
    const list = this.#nextList();
    const isOrdered = node.tagName === 'ol';
    const written = Number(node.properties['start'] ?? 1);
    const start = Number.isInteger(written) && written >= 0 && written < 32_000 ? written : 1;
    const level = Math.min(DEEPEST_LEVEL, place.indent);
    return node.children.flatMap((item) => {
      if (item.type !== 'element') return [];
      const mark = taskOf(item) ?? (isOrdered ? 'number' : 'bullet');
      const inside: Place = { ...place, indent: place.indent + 1, list: { mark, list, level, start } };
      const blocks = this.#blocks(item.children, inside);
      const [first] = blocks;
      const isMarked = first?.kind === 'paragraph' && first.list !== null;
      return isMarked || blocks.length === 0 ? blocks : [emptyItem(inside), ...blocks];
    });
  }

  #cell(nodes: readonly ElementContent[], style: ParagraphStyle, align: Alignment): Block[] {
    const blocks = this.#blocks(nodes, { style, indent: 0, align, list: null, isBold: false });
    return blocks.length > 0 ? blocks : [paragraph(style, [])];
  }

  /** Lines as they were written. */
  #code(node: Element, { indent }: Place): Paragraph {
    const written = wordsOf(node).replace(/\n$/, '').split(/\r?\n/);
    return paragraph('Code', lines(written), { indent });
  }

  #figure(children: readonly ElementContent[], place: Place): Block[] {
    const isCaption = (node: ElementContent): boolean => node.type === 'element' && node.tagName === 'figcaption';
    const pictured = children.filter((node) => !isCaption(node));
    const picture = this.#blocks(pictured, place).map((block) =>
      block.kind === 'paragraph' ? { ...block, keepNext: true } : block,
    );
    const captions = this.#blocks(children.filter(isCaption), { ...place, style: 'Caption', list: null });
    return [...picture, ...captions];
  }
}

function emptyItem({ style, indent, list }: Place): Paragraph {
  return paragraph(style, [], { indent, list });
}

function taskOf(item: Element): 'done' | 'open' | null {
  if (!classesOf(item).includes('task-list-item')) return null;
  const find = (node: Element): Element | undefined => {
    const found = node.children.find(isTaskMark);
    const first = node.children.find((child): child is Element => child.type === 'element' && child.tagName === 'p');
    return found ?? (first && find(first));
  };
  const mark = find(item);
  if (!mark) return null;
  return classesOf(mark).includes('task-done') ? 'done' : 'open';
}
