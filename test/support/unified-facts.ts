import type { Nodes, Root, RootContent } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { remark } from 'remark';
import remarkGfm from 'remark-gfm';
import { visit } from 'unist-util-visit';

/** The facts of a Markdown text as unified sees them, without places. */
export interface UnifiedFacts {
  empty: boolean;
  headings: [number, string][];
  links: string[];
  images: [string, string][];
  items: [boolean | null, string][];
}

const processor = remark().use(remarkGfm);

export function unifiedFacts(text: string): UnifiedFacts {
  const root = processor.parse(text) as Root;
  const definitions = new Map<string, string>();
  visit(root, 'definition', (node) => {
    if (!definitions.has(node.identifier)) definitions.set(node.identifier, node.url);
  });
  const facts: UnifiedFacts = {
    empty: root.children.every(saysNothing),
    headings: [],
    links: [],
    images: [],
    items: [],
  };
  visit(root, (node: Nodes) => {
    if (node.type === 'heading')
      facts.headings.push([node.depth, flat(textOf(node, { includeImageAlt: true, includeHtml: false }))]);
    if (node.type === 'link') facts.links.push(node.url);
    if (node.type === 'linkReference') facts.links.push(definitions.get(node.identifier) ?? '?');
    if (node.type === 'image') facts.images.push([node.url, flat(node.alt ?? '')]);
    if (node.type === 'imageReference')
      facts.images.push([definitions.get(node.identifier) ?? '?', flat(node.alt ?? '')]);
    if (node.type === 'listItem') {
      const first = node.children[0];
      facts.items.push([
        node.checked ?? null,
        first?.type === 'paragraph' ? flat(textOf(first, { includeHtml: false })) : '',
      ]);
    }
  });
  return facts;
}

function saysNothing(node: RootContent): boolean {
  if (node.type === 'heading' || node.type === 'definition' || node.type === 'footnoteDefinition') return true;
  return node.type === 'html' && /^\s*(<!--[\s\S]*?-->\s*)*$/.test(node.value);
}

function flat(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
