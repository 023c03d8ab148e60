import type { Root, RootContent } from 'mdast';
import { PlainBlocks } from './blocks.js';
import { moveNodes, type Place, Places } from './places.js';

/** Read in ways of their own, or as the end of a line by JavaScript alone. */
const UNUSUAL = /[\0\r\f\v\ufeff\u2028\u2029]/;
/** May go on behind an empty line with no indent: code between fences, raw HTML but for comments. */
const GOES_ON = /```|~~~|<\?|<!(?!--)|<(?:script|pre|style|textarea)/i;
/** A paragraph between two stretches, so that neither goes on in the next. */
const BETWEEN = 'x\n\n';

/** A part of a text that is not plain. */
interface Stretch {
  type: 'stretch';
  from: Place;
  to: number;
}
type Part = RootContent | Stretch;

/**
 * Parses a text as `parse` does. Headings, paragraphs and lists of plain words, with links and emphasis in them, can be read in
 * one way only, and faster than by a parser that asks at each letter what it begins; `parse` gets what stands between them.
 * @param parse makes the tree of a text
 */
export function parsePlain(text: string, parse: (text: string) => Root): Root {
  if (UNUSUAL.test(text)) return parse(text);
  const places = new Places(text);
  const parts = partsOf(text, places);
  const stretches = parts.filter(isStretch);
  const joined = stretches.map(({ from, to }) => text.slice(from.offset, to)).join(BETWEEN);
  const root: Root = stretches.length > 0 ? parse(joined) : { type: 'root', children: [] };
  const moved = movedApart(root.children, joined, stretches);
  root.children = parts.flatMap((part) => (isStretch(part) ? (moved.get(part) ?? []) : part));
  root.position = { start: places.at(0), end: places.at(text.length) };
  return root;
}

function isStretch(part: Part): part is Stretch {
  return part.type === 'stretch';
}

/** Divides a text where lines are empty, into plain blocks and stretches that have others in them. */
function partsOf(text: string, places: Places): Part[] {
  const blocks = new PlainBlocks(text, places);
  const parts: Part[] = [];
  let open: Stretch | null = null;
  for (let at = behindEmpty(text, 0); at < text.length; ) {
    // A list may go on one that stands in the stretch.
    const block: RootContent | null = blocks.words(at) ?? (open ? null : blocks.list(at));
    if (block) {
      if (open && goesOn(text.slice(open.from.offset, at))) break;
      if (open) open.to = at;
      open = null;
      parts.push(block);
    } else if (!open) {
      open = { type: 'stretch', from: places.at(withBefore(parts, at)), to: text.length };
      parts.push(open);
    }
    at = behindEmpty(text, block?.position?.end.offset ?? nextEmpty(text, at));
  }
  return parts;
}

/** Takes back what stands right before a line that is not plain: what a line begins may depend on it. */
function withBefore(parts: Part[], at: number): number {
  let from = at;
  for (let part = parts.at(-1); part && !isStretch(part); part = parts.at(-1)) {
    if (part.position?.end.offset !== from - 1) break;
    from = part.position.start.offset ?? from;
    parts.pop();
  }
  return from;
}

function goesOn(stretch: string): boolean {
  const comment = stretch.lastIndexOf('<!--');
  return GOES_ON.test(stretch) || (comment !== -1 && !stretch.includes('-->', comment + 4));
}

/** Gives each stretch what stands in it, as if it had been parsed in its place. They are parsed as one: what one defines holds in all. */
function movedApart(
  children: readonly RootContent[],
  joined: string,
  stretches: readonly Stretch[],
): Map<Stretch, RootContent[]> {
  const moved = new Map<Stretch, RootContent[]>();
  const places = new Places(joined);
  let [begin, next] = [0, 0];
  for (const stretch of stretches) {
    const end = begin + stretch.to - stretch.from.offset;
    const own: RootContent[] = [];
    for (; startOf(children[next]) < end; next += 1) own.push(children[next] as RootContent);
    moveNodes(own, places.at(begin), stretch.from);
    moved.set(stretch, own);
    begin = end + BETWEEN.length;
    next += 1;
  }
  return moved;
}

function startOf(node: RootContent | undefined): number {
  return node?.position?.start.offset ?? Number.POSITIVE_INFINITY;
}

function behindEmpty(text: string, at: number): number {
  let behind = at;
  while (text[behind] === '\n') behind += 1;
  return behind;
}

function nextEmpty(text: string, at: number): number {
  const next = text.indexOf('\n\n', at);
  return next === -1 ? text.length : next;
}
