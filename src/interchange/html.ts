import type { Nodes, Root } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import rehypeParse from 'rehype-parse';
import rehypeRemark from 'rehype-remark';
import remarkGfm from 'remark-gfm';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';

/** Longer than this is no description: it keeps its words and loses its form. */
const LONGEST_HTML = 100_000;

const reader = unified()
  .use(rehypeParse, { fragment: true })
  .use(rehypeRemark, {
    handlers: { img: (_state, node) => ({ type: 'text', value: String(node.properties['alt'] ?? '') }) },
  });
const writer = unified().use(remarkGfm).use(remarkStringify, { bullet: '-', rule: '-' });

/** @returns HTML as Markdown; where there is nothing but paragraphs, as the text itself. Pictures are their alt text. */
export function htmlToMarkdown(html: string): string {
  if (html.length > LONGEST_HTML) return wordsOf(html);
  try {
    const tree = reader.runSync(reader.parse(html)) as Root;
    if (tree.children.every(isPlain))
      return tree.children
        .map((node) => textOf(node).trim())
        .join('\n\n')
        .trim();
    return writer.stringify(tree).trim();
  } catch {
    return wordsOf(html);
  }
}

function isPlain(node: Nodes): boolean {
  return node.type === 'text' || (node.type === 'paragraph' && node.children.every((inner) => inner.type === 'text'));
}

/** For what is too long or too deep to be parsed. */
function wordsOf(html: string): string {
  return html
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
