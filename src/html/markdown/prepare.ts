import type { Heading, Html, Paragraph, Root, RootContent } from 'mdast';
import type { Prose } from '../../document/model.js';
import type { Speaker } from '../words/speaker.js';
import { walk } from './depth.js';

const COMMENT = /^\s*(?:<!--[\s\S]*?-->\s*)+$/;

/** What a text is and where it stands travels with it through the processor. */
export interface ProseData {
  prose: Prose;
  speaker: Speaker;
  /** Whether raw HTML is in it, so that it has to be parsed as such. */
  raw: boolean;
}

/** First step behind the parser: comments out, anchors on headings, and the form that was asked for. */
export default function prepare(): (tree: Root, file: { data: object }) => void {
  return (tree, file) => {
    const data = file.data as ProseData;
    const { prose } = data;
    const text = String(data.speaker.say('prose.too-deep', { path: prose.path }));
    const note: Paragraph = { type: 'paragraph', children: [{ type: 'text', value: text }] };
    let heading = 0;
    walk(tree, note, (node) => {
      if (node.type === 'heading') {
        const slug = prose.slugs[heading];
        heading += 1;
        if (slug) (node as Heading).data = { hProperties: { id: `h-${slug}` } };
      } else if (node.type === 'html') {
        if (COMMENT.test((node as Html).value)) return false;
        data.raw = true;
      }
      return true;
    });
    if (prose.form === 'unlisted') tree.children = withoutLists(tree.children);
  };
}

/** The outermost lists are shown in another way; a heading that held nothing else goes with them. */
function withoutLists(children: readonly RootContent[]): RootContent[] {
  const kept = children.filter(({ type }) => type !== 'list');
  return kept.filter((node, index) => {
    if (node.type !== 'heading') return true;
    const next = kept[index + 1];
    return next !== undefined && (next.type !== 'heading' || next.depth > node.depth);
  });
}
