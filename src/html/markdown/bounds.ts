import { boundMarkup } from '../../text/markdown-bounds.js';
import type { Words } from '../words/words.js';

/** A text as it may be parsed and set: of too much the beginning, with words that say so. */
export function boundMarkdown(markdown: string, tooMuch: Words): string {
  const { text, cut } = boundMarkup(markdown);
  return cut === null ? text : beginning(text.slice(0, cut), tooMuch);
}

/** Out of a comment, which would hide the words. */
function beginning(kept: string, tooMuch: Words): string {
  const isComment = kept.lastIndexOf('<!--') > kept.lastIndexOf('-->');
  return `${kept}${isComment ? ' -->' : ''}\n\n${tooMuch}\n`;
}
