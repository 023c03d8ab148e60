import { remember } from '../text/remember.js';
import type { Version, WordBlock, WordCell, WordParagraph } from './model.js';

/** The text of a paragraph before or after tracked changes, white space as it stands. */
export function textOf({ runs }: WordParagraph, version: Version = 'original'): string {
  const dropped = version === 'original' ? 'inserted' : 'deleted';
  return runs.map(({ text, change }) => (change?.kind === dropped ? '' : text)).join('');
}

/** All paragraphs of blocks, those in tables too, in reading order. */
export function paragraphsIn(blocks: readonly WordBlock[]): WordParagraph[] {
  return blocks.flatMap((block) =>
    block.kind === 'paragraph'
      ? [block]
      : block.rows.flatMap(({ cells }) => cells.flatMap((cell) => paragraphsIn(cell.blocks))),
  );
}

/** The text of a cell before tracked changes: its paragraphs as lines, the empty ones left out. */
export const cellText: (cell: WordCell) => string = remember(({ blocks }) =>
  paragraphsIn(blocks)
    .map((paragraph) => textOf(paragraph).trim())
    .filter((text) => text !== '')
    .join('\n'),
);
