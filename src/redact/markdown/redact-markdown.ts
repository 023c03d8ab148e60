import type { Root } from 'mdast';
import { boundMarkdown } from '../../html/markdown/bounds.js';
import { parsePlaced } from '../../html/markdown/parse-markdown.js';
import type { Words } from '../../html/words/words.js';
import { replaceStretches } from '../../portfolio/index.js';
import { settled } from '../redactor.js';
import { MarkdownReader } from './markdown-reader.js';
import type { MarkdownNames } from './names.js';

/** A text without names, and its tree, where it can be parsed. */
export interface RedactedMarkdown {
  text: string;
  tree: Root | null;
}

/**
 * Writes pseudonyms into Markdown. Names are looked for in what a reader sees, so that marks, raw HTML, escapes and line
 * ends hide none; the rest of the source stays as it is.
 * @param tooMuch what stands behind a text that is too long to be set whole
 */
export function redactMarkdown(markdown: string, names: MarkdownNames, tooMuch: Words): RedactedMarkdown {
  let tree: Root | null = null;
  const text = settled(boundMarkdown(markdown, tooMuch), (current) => {
    const redacted = redactOnce(current, names);
    tree = redacted.text === current ? redacted.tree : null;
    return redacted.text;
  });
  return { text, tree };
}

/** A text that is nested too deep to be parsed is read as plain text. */
function redactOnce(source: string, names: MarkdownNames): RedactedMarkdown {
  try {
    const tree = parsePlaced(source);
    const reader = new MarkdownReader(source, names);
    reader.block(tree);
    return { text: replaceStretches(source, reader.edits), tree };
  } catch {
    return { text: names.redactor.text(source), tree: null };
  }
}
