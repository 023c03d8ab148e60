import { inTurns } from '../finish/in-turns.js';
import { packText, taggedFrom, unpackText } from '../finish/packed.js';
import { askingIn } from '../finish/placeholder.js';
import { type Advances, advancesIn, gatherGlyphs } from './gather-glyphs.js';
import { bytesOf, type RawPiece, type RawStream, streamOf } from './raw-piece.js';

/**
 * Gives what asks for numbers in the margins of a page a stream of its own, unpacked, between what the page draws before it, which is
 * one stream for all pages that begin alike, and the rest: so that the page's number is set later without the rest being opened
 * (ISO 32000-1, 7.8.2: a page draws its streams as if they were one). Draws the glyphs of the rest line by line. A page whose text
 * asks for numbers, too, stays as it is.
 */
export async function withMarginsApart(piece: RawPiece): Promise<RawPiece> {
  const drawn = [...piece.text.matchAll(DRAWN)].map(([, number]) => Number(number));
  const advances = advancesIn(piece);
  const parts = await inTurns(drawn, (number) => divided(piece.streams.get(number), advances));
  const streams = new Map(piece.streams);
  const contents = new Map<number, readonly number[]>();
  const begun = new Map<string, number>();
  let { objects } = piece.used;
  const add = (stream: RawStream): number => {
    objects += 1;
    streams.set(objects, stream);
    return objects;
  };
  for (const [index, number] of drawn.entries()) {
    const apart = parts[index];
    if (!apart) continue;
    const before = begun.get(apart.before) ?? add(streamOf(await packText(apart.before), PACKED));
    begun.set(apart.before, before);
    streams.set(number, streamOf(Buffer.from(apart.asking, 'latin1'), ''));
    contents.set(number, [before, number, add(streamOf(apart.rest, PACKED))]);
  }
  const text = piece.text.replace(DRAWN, (whole, number) => {
    const refs = contents.get(Number(number))?.map((one) => `${one} 0 R`);
    return refs ? `/Contents [${refs.join(' ')}]` : whole;
  });
  return { ...piece, text, streams, used: { ...piece.used, objects } };
}

const PACKED = '/Filter /FlateDecode\n';

const DRAWN = /\/Contents (\d+) 0 R/g;

/** What a page draws, in three parts. */
interface Apart {
  readonly before: string;
  readonly asking: string;
  /** Packed. */
  readonly rest: Buffer;
}

async function divided(stream: RawStream | undefined, advances: Advances): Promise<Apart | undefined> {
  if (!stream || !FLATE.test(stream.head)) return undefined;
  const content = await unpackText(bytesOf(stream));
  const tagged = taggedFrom(content);
  const [first = NOWHERE, ...others] = askingIn(content);
  const last = others.at(-1) ?? first;
  if (last.end > tagged) return undefined;
  const rest = await packText(gatherGlyphs(content.slice(last.end), advances));
  return { before: content.slice(0, first.start), asking: content.slice(first.start, last.end), rest };
}

const NOWHERE = { start: 0, end: 0 };

const FLATE = /^<<\/Filter \/FlateDecode\n\/Length \d+>>/;
