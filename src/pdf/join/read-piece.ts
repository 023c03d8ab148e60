import { createHash } from 'node:crypto';
import { holds, objectsOf } from './raw-objects.js';
import { withRenumberedTagIds } from './tag-ids.js';

/** What the pieces before one have used up: numbers of objects, keys of the tree from pages to tags, ids of tags. */
export interface Used {
  readonly objects: number;
  readonly parents: number;
  readonly ids: number;
}

/** A stream: its dictionary up to the word `stream`, and the rest as it is. */
export interface RawStream {
  readonly head: string;
  readonly rest: Buffer;
}

/** The objects of one piece under their numbers in the whole. */
export interface Piece {
  readonly texts: ReadonlyMap<number, string>;
  readonly streams: ReadonlyMap<number, RawStream>;
  readonly root: number;
  readonly info: number;
  readonly used: Used;
}

const END = 'endstream';

/**
 * Reads what the browser printed of one piece.
 *
 * @param used by the pieces before it
 * @param known streams of the pieces before it by what they hold: the same picture is in the whole once. Grows.
 */
export function readPiece(printed: Uint8Array, used: Used, known: Map<string, number>): Piece {
  const { file, ids } = withRenumberedTagIds(printed, used.ids);
  const placed = objectsOf(file);
  const streams = new Map<number, RawStream>();
  const texts = new Map<number, string>();
  for (const { number, from, to } of placed) {
    if (!holds(file, to - END.length, END)) texts.set(number + used.objects, file.toString('latin1', from, to));
    else {
      const body = file.indexOf('stream\n', from);
      streams.set(number + used.objects, { head: file.toString('latin1', from, body), rest: file.subarray(body, to) });
    }
  }
  const same = knownAlready(streams, known);
  for (const number of same.keys()) streams.delete(number);
  const shifted = (text: string): string => shift(text, used, same);
  for (const [number, text] of texts) texts.set(number, shifted(text));
  for (const [number, { head, rest }] of streams) streams.set(number, { head: shifted(head), rest });
  const trailer = shifted(file.toString('latin1', file.lastIndexOf('trailer')));
  return {
    texts,
    streams,
    root: referenceIn(trailer, 'Root') ?? 0,
    info: referenceIn(trailer, 'Info') ?? 0,
    used: { objects: used.objects + placed.length, parents: used.parents + keysOf(texts, used), ids: used.ids + ids },
  };
}

/** Pictures and fonts. What two pages draw stays apart, however alike: each gets a number of its own. */
const SHARED = /\/(?:Subtype|Length1) /;

/** Streams that refer to nothing and were there before, and the numbers of those that they are. */
function knownAlready(streams: ReadonlyMap<number, RawStream>, known: Map<string, number>): Map<number, number> {
  const same = new Map<number, number>();
  for (const [number, { head, rest }] of streams) {
    if (!SHARED.test(head) || /\d+ 0 R/.test(head)) continue;
    const hash = createHash('sha1').update(head).update(rest).digest('base64');
    const before = known.get(hash);
    if (before === undefined) known.set(hash, number);
    else same.set(number, before);
  }
  return same;
}

/** Texts in brackets, which are kept; references; keys in the tree from pages to tags. */
const NUMBERED = /\((?:[^\\()]|\\[\s\S])*\)|(\d+) 0 R|(\/StructParents?) (\d+)/g;

function shift(text: string, { objects, parents }: Used, same: ReadonlyMap<number, number>): string {
  if (objects === 0 && same.size === 0) return text;
  return text.replace(NUMBERED, (whole, reference, name, key) => {
    if (name !== undefined) return `${name} ${Number(key) + parents}`;
    if (reference === undefined) return whole;
    const number = Number(reference) + objects;
    return `${same.get(number) ?? number} 0 R`;
  });
}

/** How many keys a piece takes: one more than its last. */
function keysOf(texts: ReadonlyMap<number, string>, { parents }: Used): number {
  let last = parents - 1;
  for (const text of texts.values()) {
    const key = Number(/\/StructParents? (\d+)/.exec(text)?.[1] ?? -1);
    if (key > last) last = key;
  }
  return last + 1 - parents;
}

/** The object that an entry of a dictionary refers to. */
export function referenceIn(text: string, key: string): number | undefined {
  const number = new RegExp(`/${key} (\\d+) 0 R`).exec(text)?.[1];
  return number === undefined ? undefined : Number(number);
}
