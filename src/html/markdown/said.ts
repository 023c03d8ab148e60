import type { Nodes, Text } from 'hast';
import { markInProse } from '../words/marks.js';
import type { Piece, Words } from '../words/words.js';

declare module 'hast' {
  interface TextData {
    /** What stands here, where it is not the text's own. */
    pieces?: readonly Piece[];
  }
}

/** Words in a text that are not its own. */
export function saidNode({ pieces }: Words): Text {
  return { type: 'text', value: pieces.map(({ text }) => text).join(''), data: { pieces } };
}

/** Marks those words, before the tree becomes HTML. */
export function markSaid(node: Nodes): void {
  if (node.type === 'text' && node.data?.pieces) node.value = node.data.pieces.map(markInProse).join('');
  else if ('children' in node) for (const child of node.children) markSaid(child);
}
