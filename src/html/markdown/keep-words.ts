import type { Definition, FootnoteDefinition, Html, Paragraph, PhrasingContent, Root, RootContent, Table } from 'mdast';
import { visit } from 'unist-util-visit';
import { isPlaceholder, TAGS } from '../../text/html-tags.js';
import { isAddress, normalLabel, STRAYS } from '../../text/near-markdown.js';

type Nodes = Root | RootContent;

/** Without these there are neither cells nor tags. */
const MARKUP = /[<|]/;

/**
 * Keeps as text what GFM leaves out of the page without a word: definitions that nothing cites, cells beyond the head of a
 * table, tags that are none.
 * @param source that the tree was parsed from
 * @param cited labels that other parts of the same file cite
 */
export function keepWords(tree: Root, source: string, cited: readonly string[]): void {
  if (source.includes(']:')) keepDefinitions(tree, source, new Set(cited));
  if (!MARKUP.test(source)) return;
  visit(tree, (node, index, parent) => {
    if (node.type === 'table') widen(node);
    if (node.type !== 'html' || parent === undefined || index === undefined) return;
    const kept = shown(node, source, parent.type === 'root' || !isPhrasing(parent.type));
    if (kept) parent.children[index] = kept;
  });
}

/** Every column has a place in the head, so that no cell is left out. */
function widen(table: Table): void {
  const most = Math.max(...table.children.map(({ children }) => children.length));
  const head = table.children[0];
  while (head && head.children.length < most) head.children.push({ type: 'tableCell', children: [] });
  const align = table.align ?? [];
  table.align = Array.from({ length: most }, (_, column) => align[column] ?? null);
}

function isPhrasing(type: string): boolean {
  return /^(?:paragraph|heading|tableCell|emphasis|strong|delete|link|linkReference)$/.test(type);
}

/** What is to be seen of raw HTML that is none; null where it is. */
function shown(node: Html, source: string, isBlock: boolean): RootContent | null {
  const text = node.value.replace(TAGS, (tag) => (isPlaceholder(tag, source) ? tag.replaceAll('<', '&lt;') : tag));
  if (text === node.value) return null;
  if (text.search(TAGS) !== -1) return { ...node, value: text };
  const words: PhrasingContent = { type: 'text', value: node.value };
  return isBlock ? { type: 'paragraph', children: [words] } : words;
}

function keepDefinitions(tree: Root, source: string, cited: Set<string>): void {
  const notes = new Map<string, FootnoteDefinition>();
  visit(tree, (node: Nodes) => {
    if (node.type === 'footnoteDefinition' && !notes.has(labelOf(node))) notes.set(labelOf(node), node);
    if (node.type === 'linkReference' || node.type === 'imageReference') cited.add(labelOf(node));
  });
  followNotes(tree, notes, cited);
  const defined = new Set<string>();
  let isStray = false;
  visit(tree, (node: Nodes, index, parent) => {
    if (node.type === 'html' && node.value === STRAYS) isStray = true;
    if (node.type !== 'definition' && node.type !== 'footnoteDefinition') return;
    const label = (node.type === 'definition' ? '' : '^') + labelOf(node);
    const isUsed =
      cited.has(label) && !defined.has(label) && (node.type !== 'definition' || isAddress(node.url, node.label ?? ''));
    if (isUsed) defined.add(label);
    else if (!isStray && parent && index !== undefined)
      parent.children.splice(index, 1, ...(node.type === 'definition' ? [asWritten(node, source)] : asText(node)));
  });
}

/** A note counts as cited where the text cites it, or a note that the text cites. */
function followNotes(tree: Root, notes: ReadonlyMap<string, FootnoteDefinition>, cited: Set<string>): void {
  const follow = (node: Nodes): void => {
    if (node.type === 'footnoteReference') {
      const label = labelOf(node);
      if (cited.has(`^${label}`)) return;
      cited.add(`^${label}`);
      const note = notes.get(label);
      for (const child of note?.children ?? []) follow(child);
    } else if ('children' in node && node.type !== 'footnoteDefinition')
      for (const child of node.children) follow(child);
  };
  follow(tree);
  for (const [label, note] of notes) if (cited.has(`^${label}`)) for (const child of note.children) follow(child);
}

function labelOf(node: { label?: string | null | undefined; identifier: string }): string {
  return normalLabel(node.label ?? node.identifier);
}

function asWritten(node: Definition, source: string): Paragraph {
  const value = source.slice(node.position?.start.offset, node.position?.end.offset);
  return { type: 'paragraph', children: [{ type: 'text', value }] };
}

/** A note that nobody cites stands where it was written. */
function asText({ children, label, identifier }: FootnoteDefinition): RootContent[] {
  const mark: PhrasingContent = { type: 'text', value: `[^${label ?? identifier}]: ` };
  const [first, ...rest] = children;
  return first?.type === 'paragraph'
    ? [{ ...first, children: [mark, ...first.children] }, ...rest]
    : [{ type: 'paragraph', children: [mark] }, ...children];
}
