import type { Heading, Html, List, ListItem, Paragraph, Root, RootContent } from 'mdast';
import type { Prose } from '../../document/model.js';
import { withoutComments } from '../../text/without-comments.js';
import type { Speaker } from '../words/speaker.js';
import { walk } from './depth.js';

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
        if (withoutComments((node as Html).value).trim() === '') return false;
        data.raw = true;
      }
      return true;
    });
    if (prose.listed) tree.children = withoutListed(tree.children, new Set(prose.listed));
  };
}

/** Items that are shown in another way are left out, but for what else stands in them; a heading that held nothing else goes with them. */
function withoutListed(children: readonly RootContent[], lines: ReadonlySet<number>): RootContent[] {
  const kept = children.flatMap((node) => (node.type === 'list' ? leftOf(node, lines) : node));
  return kept.filter((node, index) => {
    if (node.type !== 'heading') return true;
    const next = kept[index + 1];
    return next !== undefined && (next.type !== 'heading' || next.depth > node.depth);
  });
}

function leftOf(list: List, lines: ReadonlySet<number>): RootContent[] {
  const isListed = ({ position }: ListItem): boolean => lines.has(position?.start.line ?? 0);
  const rest = list.children.filter((item) => !isListed(item));
  const inside = list.children.filter(isListed).flatMap(({ children: [first, ...others] }) => {
    const left: RootContent[] = first && first.type !== 'paragraph' ? [first, ...others] : others;
    return left.flatMap((node) => (node.type === 'list' ? leftOf(node, lines) : node));
  });
  return rest.length > 0 ? [...inside, { ...list, children: rest }] : inside;
}
