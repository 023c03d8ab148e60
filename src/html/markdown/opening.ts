import type { Element, ElementContent, Root } from 'hast';
import { MARK } from '../mark.js';
import { wordsOf } from './headings.js';

/** A paragraph longer than this (characters) is cut in the table; a list never is. */
const LONGEST_PARAGRAPH = 900;

/** How a text begins, for the programme's table. */
export interface Opening {
  root: Root;
  /** The text says nothing more. */
  whole: boolean;
}

/**
 * The first paragraph or list of a text; a paragraph that ends in a colon brings along the list it announces.
 * @param root a finished tree; stays as it is
 */
export function openingOf(root: Root): Opening | null {
  const blocks = root.children.filter((node): node is Element => node.type === 'element');
  const start = blocks.findIndex(({ tagName }) => tagName === 'p' || isList(tagName));
  const first = blocks[start];
  if (!first) return null;
  const next = blocks[start + 1];
  const announces = first.tagName === 'p' && /:\s*$/.test(wordsOf(first)) && next && isList(next.tagName);
  const taken = announces ? [first, next] : [first];
  const cut = first.tagName === 'p' && wordsOf(first).length > LONGEST_PARAGRAPH;
  const children = taken
    .map((block) => bare(block))
    .map((block) => (cut && block.tagName === 'p' ? shortened(block) : block));
  const rest = blocks.filter((block) => !taken.includes(block));
  const pictured = taken.some((block) => wordsOf(block).includes(MARK));
  return { root: { type: 'root', children }, whole: rest.length === 0 && !cut && !pictured };
}

function isList(tagName: string): boolean {
  return tagName === 'ul' || tagName === 'ol';
}

/** A copy without ids, footnotes and pictures: the text itself has those. */
function bare(node: Element): Element {
  const { id: _, ...properties } = node.properties;
  return { ...node, properties, children: node.children.flatMap(bareChild) };
}

function bareChild(node: ElementContent): ElementContent[] {
  if (node.type === 'text') return [{ ...node, value: node.value.replace(new RegExp(`${MARK}\\d+${MARK}`, 'g'), '') }];
  if (node.type !== 'element') return [];
  const note =
    node.tagName === 'sup' &&
    node.children.some((child) => child.type === 'element' && child.properties['dataFootnoteRef'] !== undefined);
  return note || node.tagName === 'figure' ? [] : [bare(node)];
}

/** Cut behind a word, with an ellipsis. */
function shortened(node: Element): Element {
  let left = LONGEST_PARAGRAPH;
  const cut = (child: ElementContent): ElementContent[] => {
    if (left <= 0) return [];
    if (child.type === 'text') {
      const text = child.value.length > left ? `${child.value.slice(0, left).replace(/\s+\S*$/, '')} …` : child.value;
      left -= child.value.length;
      return [{ ...child, value: text }];
    }
    return child.type === 'element' ? [{ ...child, children: child.children.flatMap(cut) }] : [];
  };
  return { ...node, children: node.children.flatMap(cut) };
}
