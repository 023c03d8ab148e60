import { createHash } from 'node:crypto';
import { BETWEEN, type RawObjects, type RawPiece, type RawStream, type Used } from './raw-piece.js';

/** The objects of one piece under their numbers in the whole. */
export interface Piece extends RawObjects {
  readonly root: number;
  readonly info: number;
  readonly used: Used;
}

/** What comes before the first piece. */
export const NOTHING: Used = { objects: 0, parents: 0, ids: 0 };

/**
 * Gives the objects of one piece their numbers in the whole.
 *
 * @param before what the pieces before it have used up
 * @param known streams of the pieces before it by what they hold: the same picture is in the whole once. Grows.
 */
export function readPiece(raw: RawPiece, before: Used, known: Map<string, number>): Piece {
  const { objects } = before;
  const streams = new Map([...raw.streams].map(([number, stream]) => [number + objects, stream]));
  const same = knownAlready(streams, known);
  for (const number of same.keys()) streams.delete(number);
  for (const [number, { head, rest }] of streams) streams.set(number, { head: shift(head, before, same), rest });
  const texts = shift(withTagIds(raw, before), before, same).split(BETWEEN);
  return {
    texts: new Map(raw.numbers.map((number, index) => [number + objects, texts[index] ?? ''])),
    streams,
    root: raw.root + objects,
    info: raw.info + objects,
    used: {
      objects: objects + raw.used.objects,
      parents: before.parents + raw.used.parents,
      ids: before.ids + raw.used.ids,
    },
  };
}

/** The ids by which table cells name their header cells, numbered on from those before. */
function withTagIds({ text, used }: RawPiece, before: Used): string {
  if (used.ids === 0 || before.ids === 0) return text;
  return text.replace(/\(node(\d{8})\)/g, (_, id) => `(node${String(Number(id) + before.ids).padStart(8, '0')})`);
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
