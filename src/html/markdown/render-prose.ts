import type { Element, Root } from 'hast';
import type { Prose } from '../../document/model.js';
import type { Speaker } from '../words/speaker.js';
import { finish } from './finish.js';
import type { Links } from './link-map.js';
import { openingOf } from './opening.js';
import type { PlacedPicture } from './pictures.js';
import { parseProse, stringifyProse } from './processor.js';
import { markSaid } from './said.js';
import { typesetTree } from './typeset-tree.js';

/** A text as HTML: clean, and with marks where its pictures go. Plain data, so that a store can keep it. */
export interface RenderedProse {
  html: string;
  pictures: PlacedPicture[];
  /** How it begins; null where it begins with neither paragraph nor list. */
  opening: { html: string; whole: boolean } | null;
}

export function renderProse(prose: Prose, links: Links, speaker: Speaker): RenderedProse {
  const root = parseProse(prose, speaker);
  const pictures = finish(root, prose, links, speaker);
  if (speaker.print) typesetTree(root, speaker.print);
  if (prose.form === 'inline') unwrapParagraph(root);
  const opening = prose.form === 'block' ? openingOf(root) : null;
  markSaid(root);
  if (opening) markSaid(opening.root);
  return {
    html: stringifyProse(root).trim(),
    pictures,
    opening: opening && { html: stringifyProse(opening.root), whole: opening.whole },
  };
}

function unwrapParagraph(root: Root): void {
  const blocks = root.children.filter((node): node is Element => node.type === 'element');
  const [only] = blocks;
  if (blocks.length === 1 && only?.tagName === 'p') root.children = only.children;
}
