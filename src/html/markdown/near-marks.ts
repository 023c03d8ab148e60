import { slug } from 'github-slugger';
import type { Blockquote, Image, Parents, PhrasingContent, Root, Text } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import { readWikiLink, WIKILINK } from '../../text/near-markdown.js';

const HIGHLIGHT = /==([^=\n]+)==/g;
const CALLOUT = /^\[!([\w-]+)\][+-]?[ \t]*([^\n]*)(\n?)/;
/** `{width=50%}` behind a picture (pandoc), `|300` at the end of its description (Obsidian). */
const PANDOC = /^\{[^}\n]*\bwidth\s*=\s*["']?(\d+(?:px|%)?)["']?[^}\n]*\}/;
const PIPED = /\|\s*(\d+)(?:x\d+)?\s*$/;

/** Sets what Obsidian and pandoc mean by marks that CommonMark does not know: links by name, embeds, highlights, callouts, sizes. */
export function readNearMarks(tree: Root, source: string): void {
  if (/!\[/.test(source))
    visit(tree, 'image', (node, index, parent) => sizePicture(node, parent?.children[(index ?? 0) + 1]));
  if (source.includes('[!')) visit(tree, 'blockquote', titleCallout);
  if (!source.includes('[[') && !source.includes('==')) return;
  visit(tree, 'text', (node, index, parent) => {
    if (!parent || index === undefined || /^link/.test(parent.type)) return;
    const parts = partsOf(node.value);
    if (parts === null) return;
    (parent as Parents).children.splice(index, 1, ...(parts as never[]));
    return [SKIP, index + parts.length];
  });
}

function sizePicture(image: Image, next: Parents['children'][number] | undefined): void {
  const piped = PIPED.exec(image.alt ?? '');
  if (piped) image.alt = (image.alt ?? '').slice(0, piped.index).trim();
  const pandoc = next?.type === 'text' ? PANDOC.exec(next.value) : null;
  if (pandoc && next?.type === 'text') next.value = next.value.slice(pandoc[0].length);
  const width = pandoc?.[1]?.replace('px', '') ?? piped?.[1];
  if (width) image.data = { hProperties: { width } };
}

/** `> [!note] Words` begins with words in bold: its own, else what kind of callout it is. */
function titleCallout({ children: [first] }: Blockquote): void {
  const text = first?.type === 'paragraph' ? first.children[0] : undefined;
  if (first?.type !== 'paragraph' || text?.type !== 'text') return;
  const found = CALLOUT.exec(text.value);
  if (!found) return;
  const [whole, type = '', title = '', end = ''] = found;
  const isAlone = end !== '' || first.children.length === 1;
  const words = title || type.charAt(0).toUpperCase() + type.slice(1).toLowerCase();
  text.value = text.value.slice(whole.length);
  const strong: PhrasingContent = { type: 'strong', children: [{ type: 'text', value: words }] };
  first.children.unshift(strong, isAlone ? { type: 'break' } : { type: 'text', value: ' ' });
  if (first.children.length === 3 && text.value === '') first.children.length = 1;
}

function partsOf(text: string): PhrasingContent[] | null {
  const found = [
    ...[...text.matchAll(WIKILINK)].map((match) => ({ match, made: linkOf(match) })),
    ...[...text.matchAll(HIGHLIGHT)].map((match) => ({ match, made: marked(match[1] ?? '') })),
  ].sort((a, b) => a.match.index - b.match.index);
  if (found.length === 0) return null;
  const parts: PhrasingContent[] = [];
  let done = 0;
  for (const { match, made } of found) {
    if (match.index < done) continue;
    parts.push({ type: 'text', value: text.slice(done, match.index) }, made);
    done = match.index + match[0].length;
  }
  parts.push({ type: 'text', value: text.slice(done) });
  return parts.filter((part) => part.type !== 'text' || part.value !== '');
}

function linkOf(match: RegExpExecArray): PhrasingContent {
  const { url, words, isPicture, width } = readWikiLink(match, slug);
  if (isPicture) return { type: 'image', url, alt: words, ...(width ? { data: { hProperties: { width } } } : {}) };
  return { type: 'link', url, children: [{ type: 'text', value: words }] };
}

function marked(words: string): PhrasingContent {
  const children: Text[] = [{ type: 'text', value: words }];
  return { type: 'emphasis', data: { hName: 'mark' }, children };
}
