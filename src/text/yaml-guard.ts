import type { CST } from 'yaml';
import { yamlTokens } from './yaml-parser.js';

/** A fault at an offset of a text. */
export interface FaultAt {
  message: string;
  offset: number;
}

/** A text larger than this is no pack that a portfolio reads: 2 MiB, as for every text in one. */
export const LARGEST_PACK: number = 2 * 1024 * 1024;

/** Packs nest eight levels deep; far deeper text would exhaust the stack of the YAML reader. */
const DEEPEST = 60;
/** The longest list of a pack may have any length, but no mapping of one has more keys: looking for twins takes their square. */
const MOST_KEYS = 5000;
/** Anchors, aliases and tags: a pack needs few or none, and each is compared with all before it. */
const MOST_MARKS = 500;

type Part = CST.Token | CST.SourceToken;

/**
 * Looks at a YAML text token by token, in time that grows with its length alone, for what would make reading it crash
 * or never end. @returns the first such thing, or null
 */
export function tooMuch(text: string): FaultAt | null {
  let marks = 0;
  for (const document of yamlTokens(text)) {
    const waiting: [part: Part, depth: number][] = [[document, 0]];
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const [part, depth] = next;
      if (depth > DEEPEST) return fault(`Unexpected nesting: more than ${DEEPEST} levels`, part);
      if (part.type === 'anchor' || part.type === 'tag' || part.type === 'alias') marks += 1;
      if (marks > MOST_MARKS) return fault(`Unexpected anchors, aliases and tags: more than ${MOST_MARKS}`, part);
      if (keysOf(part) > MOST_KEYS) return fault(`Unexpected mapping of more than ${MOST_KEYS} keys`, part);
      for (const inner of partsOf(part)) waiting.push([inner, depth + 1]);
    }
  }
  return null;
}

function fault(message: string, part: Part): FaultAt {
  return { message, offset: part.type === 'document' || part.type === 'doc-end' ? 0 : part.offset };
}

function keysOf(part: Part): number {
  const isMapping = part.type === 'block-map' || (part.type === 'flow-collection' && part.start.source.startsWith('{'));
  return isMapping ? part.items.length : 0;
}

function* partsOf(part: Part): Iterable<Part> {
  if ('start' in part && Array.isArray(part.start)) yield* part.start;
  if (part.type === 'document' && part.value) yield part.value;
  if (!('items' in part)) return;
  for (const item of part.items) {
    yield* item.start;
    if (item.key) yield item.key;
    yield* item.sep ?? [];
    if (item.value) yield item.value;
  }
}
