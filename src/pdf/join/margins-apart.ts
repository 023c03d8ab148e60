import { inTurns } from '../finish/in-turns.js';
import { packText, taggedFrom, unpackText } from '../finish/packed.js';
import { asksAnywhere } from '../finish/placeholder.js';
import { type Advances, advancesIn, gatherGlyphs } from './gather-glyphs.js';
import { bytesOf, type RawPiece, type RawStream, streamOf } from './raw-piece.js';

/**
 * Gives what the margins of a page draw a stream of its own, unpacked, in front of the rest, so that the page's number is set there
 * later without the rest being opened (ISO 32000-1, 7.8.2: a page draws its streams as if they were one); and draws the glyphs of the
 * rest line by line. A page whose text asks for numbers, too, stays as it is.
 */
export async function withMarginsApart(piece: RawPiece): Promise<RawPiece> {
  const drawn = [...piece.text.matchAll(DRAWN)].map(([, number]) => Number(number));
  const advances = advancesIn(piece);
  const parts = await inTurns(drawn, (number) => divided(piece.streams.get(number), advances));
  const streams = new Map(piece.streams);
  const rests = new Map<number, number>();
  let { objects } = piece.used;
  for (const [index, number] of drawn.entries()) {
    const apart = parts[index];
    if (!apart) continue;
    objects += 1;
    rests.set(number, objects);
    streams.set(number, apart.margin);
    streams.set(objects, apart.rest);
  }
  const text = piece.text.replace(DRAWN, (whole, number) => {
    const rest = rests.get(Number(number));
    return rest === undefined ? whole : `/Contents [${number} 0 R ${rest} 0 R]`;
  });
  return { ...piece, text, streams, used: { ...piece.used, objects } };
}

const DRAWN = /\/Contents (\d+) 0 R/g;

async function divided(
  stream: RawStream | undefined,
  advances: Advances,
): Promise<{ margin: RawStream; rest: RawStream } | undefined> {
  if (!stream || !FLATE.test(stream.head)) return undefined;
  const content = await unpackText(bytesOf(stream));
  const at = taggedFrom(content);
  const text = content.slice(at);
  if (asksAnywhere(text)) return undefined;
  const margin = Buffer.from(content.slice(0, at), 'latin1');
  const rest = await packText(gatherGlyphs(text, advances));
  return { margin: streamOf(margin, ''), rest: streamOf(rest, '/Filter /FlateDecode\n') };
}

const FLATE = /^<<\/Filter \/FlateDecode\n\/Length \d+>>/;
