/** Sets the text of a Markdown file by Typst, in Node. */

import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

const [folder = '', markdown = '', out = ''] = process.argv.slice(2);
const { NodeCompiler } = createRequire(join(folder, 'x.js'))('@myriaddreamin/typst-ts-node-compiler');
const root = unified().use(remarkParse).use(remarkGfm).parse(readFileSync(markdown, 'utf8'));
const source = `#set page(paper: "a4", numbering: "1")\n#outline()\n#pagebreak()\n${typstOf(root)}`;
writeFileSync(out, NodeCompiler.create().pdf({ mainFileContent: source }));

/** Headings, paragraphs, lists, tables as lines, emphasis and links; pictures are left out. */
function typstOf(node) {
  const inner = () => (node.children ?? []).map(typstOf).join('');
  switch (node.type) {
    case 'heading':
      return `#heading(level: ${node.depth})[${inner()}]\n\n`;
    case 'paragraph':
    case 'tableRow':
      return `${inner()}\n\n`;
    case 'list':
      return `#${node.ordered ? 'enum' : 'list'}(${node.children.map((item) => `[${typstOf(item)}],`).join('')})\n\n`;
    case 'blockquote':
      return `#quote(block: true)[${inner()}]\n\n`;
    case 'strong':
      return `#strong[${inner()}]`;
    case 'emphasis':
      return `#emph[${inner()}]`;
    case 'tableCell':
      return `${inner()} `;
    case 'code':
    case 'inlineCode':
    case 'text':
      return `#${JSON.stringify(node.value)}`;
    default:
      return inner();
  }
}
