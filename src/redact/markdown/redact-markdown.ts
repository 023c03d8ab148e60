import type { Nodes } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { type Processor, unified } from 'unified';
import { boundMarkdown } from '../../html/markdown/bounds.js';
import type { Words } from '../../html/words/words.js';
import { replaceStretches } from '../../portfolio/index.js';
import { settled } from '../redactor.js';
import { MarkdownReader } from './markdown-reader.js';
import type { MarkdownNames } from './names.js';

const parser = unified().use(remarkParse).use(remarkGfm).use(withPlaces).freeze();

/**
 * Writes pseudonyms into Markdown. Names are looked for in what a reader sees, so that marks, raw HTML, escapes and line
 * ends hide none; the rest of the source stays as it is.
 * @param tooMuch what stands behind a text that is too long to be set whole
 */
export function redactMarkdown(markdown: string, names: MarkdownNames, tooMuch: Words): string {
  return settled(boundMarkdown(markdown, tooMuch), (current) => redactOnce(current, names));
}

/** The second search for bare addresses makes nodes without a place in the source. */
function withPlaces(this: Processor): void {
  const data = this.data();
  data.fromMarkdownExtensions = (data.fromMarkdownExtensions ?? [])
    .flat()
    .map(({ transforms: _, ...extension }) => extension);
}

/** A text that is nested too deep to be parsed is read as plain text. */
function redactOnce(source: string, names: MarkdownNames): string {
  try {
    const reader = new MarkdownReader(source, names);
    reader.block(parser.parse(source) as Nodes);
    return replaceStretches(source, reader.edits);
  } catch {
    return names.redactor.text(source);
  }
}
