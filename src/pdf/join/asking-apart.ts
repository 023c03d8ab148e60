import { inTurns } from '../finish/in-turns.js';
import { type Matrices, matrixFollower } from '../finish/matrix.js';
import { packedAtOnce, packedStream, plainStream, taggedFrom, unpackedOf } from '../finish/packed.js';
import { askingIn } from '../finish/placeholder.js';
import { type Advances, advancesIn, gatherGlyphs } from './gather-glyphs.js';
import type { RawPiece, RawStream } from './raw-piece.js';

/**
 * Gives what asks for numbers on a page streams of its own, unpacked, so that numbers are set later without the rest being opened
 * (ISO 32000-1, 7.8.2: a page draws its streams as if they were one): each place in the margins, between parts that are one stream for
 * all pages that have them alike, and all places in the text, from the first to the last. Draws the glyphs of the rest line by line.
 */
export async function withAskingApart(piece: RawPiece): Promise<RawPiece> {
  const drawn = [...piece.text.matchAll(DRAWN)].map(([, number]) => Number(number));
  const advances = advancesIn(piece);
  const divided = await inTurns(drawn, (number) => partsOf(piece.streams.get(number), advances));
  const streams = new Map(piece.streams);
  const contents = new Map<number, readonly number[]>();
  const alike = new Map<string, number>();
  let { objects } = piece.used;
  const add = (stream: RawStream): number => {
    objects += 1;
    streams.set(objects, stream);
    return objects;
  };
  const shared = (text: string): number => {
    const number = alike.get(text) ?? add(packedAtOnce(text));
    alike.set(text, number);
    return number;
  };
  for (const [index, number] of drawn.entries()) {
    const parts = divided[index]?.map((part) => (typeof part === 'string' ? shared(part) : add(part)));
    if (!parts) continue;
    contents.set(number, parts);
    streams.delete(number);
  }
  const text = piece.text.replace(DRAWN, (whole, number) => {
    const refs = contents.get(Number(number))?.map((one) => `${one} 0 R`);
    return refs ? `/Contents [${refs.join(' ')}]` : whole;
  });
  return { ...piece, text, streams, used: { ...piece.used, objects } };
}

const DRAWN = /\/Contents (\d+) 0 R/g;

/** What a page draws: what asks for nothing, and what may, in turns. What may be alike on other pages is a text. */
async function partsOf(
  stream: RawStream | undefined,
  advances: Advances,
): Promise<readonly (RawStream | string)[] | undefined> {
  if (!stream) return undefined;
  const bytes = await unpackedOf(stream);
  const content = bytes.toString('latin1');
  const tagged = taggedFrom(content);
  const matricesAt = matrixFollower(content);
  const asking = askingIn(content);
  const inMargins = asking.filter(({ end }) => end <= tagged);
  const inText = asking.slice(inMargins.length);
  const gathered = (start: number, end?: number): Buffer => gatherGlyphs(bytes.subarray(start, end), advances);
  const parts: (RawStream | string)[] = [];
  let done = 0;
  for (const { start, end } of inMargins.length > 0 ? inMargins : [NOWHERE]) {
    parts.push(content.slice(done, start));
    parts.push(written({ text: content.slice(start, end), inMargins: true, begun: matricesAt(start) }));
    done = end;
  }
  const [first] = inText;
  if (first) {
    const begun = matricesAt(first.start);
    parts.push(await packedStream(gathered(done, first.start)));
    done = first.start;
    const lines = inText.map(({ start, end }) => {
      const line = gathered(done, start).toString('latin1') + content.slice(start, end);
      done = end;
      return line;
    });
    parts.push(written({ text: lines.join(''), inMargins: false, begun }));
  }
  return [...parts, await packedStream(gathered(done))];
}

const NOWHERE = { start: 0, end: 0 };

/** What may ask for something, and the matrices in force where it begins. */
export interface Asking {
  readonly text: string;
  readonly inMargins: boolean;
  readonly begun: Matrices | undefined;
}

/** As it is kept: what else is to be known is a comment in front. */
function written({ text, ...known }: Asking): RawStream {
  return plainStream(`%${JSON.stringify(known)}\n${text}`);
}

/** The reverse. */
export function askingOf(kept: string): Asking {
  const end = kept.indexOf('\n');
  return { ...(JSON.parse(kept.slice(1, end)) as Omit<Asking, 'text'>), text: kept.slice(end + 1) };
}
