import type { Element, Root } from 'hast';
import type { Language } from '../../portfolio/looks.js';
import { typeset } from '../typeset.js';

/** What is shown letter by letter. */
const VERBATIM = new Set(['code', 'pre', 'kbd', 'samp', 'tt', 'var']);
/** A line goes on across these. */
const INLINE = new Set(
  'a abbr b bdi bdo cite del dfn em i ins mark q s small span strike strong sub sup time u'.split(' '),
);
const ADDRESS = /^(?:[a-z][a-z0-9+.-]*:|www\.)\S+$/i;

/** Sets the words of a finished text as print does, but for code and addresses. */
export function typesetTree(root: Root, language: Language): void {
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
