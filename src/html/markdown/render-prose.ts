import type { Element, Root } from 'hast';
import type { Prose } from '../../document/model.js';
import type { Language } from '../../portfolio/looks.js';
import { typeset } from '../typeset.js';
import type { Speaker } from '../words/speaker.js';
import { finish } from './finish.js';
import type { Links } from './link-map.js';
import { openingOf } from './opening.js';
import type { PlacedPicture } from './pictures.js';
import { parseProse, stringifyProse } from './processor.js';
import { markSaid } from './said.js';

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

/** What is shown letter by letter. */
const VERBATIM = new Set(['code', 'pre', 'kbd', 'samp', 'tt', 'var']);
/** A line goes on across these. */
const INLINE = new Set(
  'a abbr b bdi bdo cite del dfn em i ins mark q s small span strike strong sub sup time u'.split(' '),
);
const ADDRESS = /^(?:[a-z][a-z0-9+.-]*:|www\.)\S+$/i;

/** Sets the words of a finished text as print does, but for code and addresses. */
function typesetTree(root: Root, language: Language): void {
  let before = '';
  const into = (parent: Root | Element): void => {
    for (const child of parent.children) {
      if (child.type === 'text') {
        const { value } = child;
        if (!ADDRESS.test(value.trim())) child.value = typeset(value, language, before);
        before = (before + child.value).slice(-2);
      } else if (child.type === 'element') {
        if (!INLINE.has(child.tagName)) before = '';
        if (VERBATIM.has(child.tagName)) before = 'x';
        else into(child);
        if (!INLINE.has(child.tagName) && !VERBATIM.has(child.tagName)) before = '';
      }
    }
  };
  into(root);
}
