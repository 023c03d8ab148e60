import type { Nodes } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { type Processor, unified } from 'unified';
import { boundMarkdown } from '../../html/markdown/bounds.js';
import type { Words } from '../../html/words/words.js';
import { replaceStretches } from '../../portfolio/index.js';
import { MarkdownReader } from './markdown-reader.js';
import type { MarkdownNames } from './names.js';

const MOST_ROUNDS = 4;

const parser = unified().use(remarkParse).use(remarkGfm).use(withPlaces).freeze();

/**
 * Writes pseudonyms into Markdown. Names are looked for in what a reader sees, so that marks, raw HTML, escapes and line
 * ends hide none; the rest of the source stays as it is.
 * @param tooMuch what stands behind a text that is too long to be set whole
 */
export function redactMarkdown(markdown: string, names: MarkdownNames, tooMuch: Words): string {
  let current = boundMarkdown(markdown, tooMuch);
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const read = readMarkdown(current, names);
    if (read === null) return names.redactor.text(current);
    if (read.edits.length === 0) return current;
    current = replaceStretches(current, read.edits);
    if (!read.isUnsettled) return current;
  }
  return current;
}

/** The second search for bare addresses makes nodes without a place in the source. */
function withPlaces(this: Processor): void {
  const data = this.data();
  data.fromMarkdownExtensions = (data.fromMarkdownExtensions ?? [])
    .flat()
    .map(({ transforms: _, ...extension }) => extension);
}

/** null for a text that is nested too deep to be parsed. */
function readMarkdown(source: string, names: MarkdownNames): MarkdownReader | null {
  try {
    const reader = new MarkdownReader(source, names);
    reader.block(parser.parse(source) as Nodes);
    return reader;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
