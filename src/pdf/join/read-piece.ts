import { createHash } from 'node:crypto';
import { BETWEEN, type RawObjects, type RawPiece, type RawStream, type Used } from './raw-piece.js';
import { shift } from './shift.js';

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
  const texts = shift(raw.text, before, same).split(BETWEEN);
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
