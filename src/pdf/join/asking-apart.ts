import { inTurns } from '../finish/in-turns.js';
import { type Matrices, matrixFollower } from '../finish/matrix.js';
import { packedStream, plainStream, taggedFrom, textOf } from '../finish/packed.js';
import { askingIn, type Span } from '../finish/placeholder.js';
import { type Advances, advancesIn, gatherGlyphs } from './gather-glyphs.js';
import type { RawPiece, RawStream } from './raw-piece.js';

/**
 * Gives what asks for numbers on a page streams of its own, unpacked, so that numbers are set later without the rest being opened
 * (ISO 32000-1, 7.8.2: a page draws its streams as if they were one). One is of the margins; what is drawn before it is one stream for
 * all pages that begin alike. Where the text of a page asks, too, there is another, from the first place that does to the last. Draws
 * the glyphs of the rest line by line.
 */
export async function withAskingApart(piece: RawPiece): Promise<RawPiece> {
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
    const before = begun.get(apart.before) ?? add(await packedStream(apart.before));
    begun.set(apart.before, before);
    streams.set(number, apart.margin);
    contents.set(number, [before, number, ...apart.rest.map(add)]);
  }
  const text = piece.text.replace(DRAWN, (whole, number) => {
    const refs = contents.get(Number(number))?.map((one) => `${one} 0 R`);
    return refs ? `/Contents [${refs.join(' ')}]` : whole;
  });
  return { ...piece, text, streams, used: { ...piece.used, objects } };
}

const DRAWN = /\/Contents (\d+) 0 R/g;

/** What a page draws: what asks for nothing, and what may, in turns. */
interface Apart {
  readonly before: string;
  readonly margin: RawStream;
  readonly rest: readonly RawStream[];
}

async function divided(stream: RawStream | undefined, advances: Advances): Promise<Apart | undefined> {
  if (!stream) return undefined;
  const content = await textOf(stream);
  const tagged = taggedFrom(content);
  const matricesAt = matrixFollower(content);
  const asking = askingIn(content);
  const inMargins = asking.filter(({ end }) => end <= tagged);
  const inText = asking.slice(inMargins.length);
  const margin = around(inMargins);
  const gathered = (start: number, end?: number): string => gatherGlyphs(content.slice(start, end), advances);
  const packed = (start: number, end?: number): Promise<RawStream> => packedStream(gathered(start, end));
  const before = content.slice(0, margin.start);
  const marginStream = written({ text: content.slice(margin.start, margin.end), begun: matricesAt(margin.start) });
  if (inText.length === 0) return { before, margin: marginStream, rest: [await packed(margin.end)] };
  const text = around(inText);
  const lines = inText.map(
    ({ start, end }, index) =>
      content.slice(start, end) + (index < inText.length - 1 ? gathered(end, inText[index + 1]?.start) : ''),
  );
  const textStream = written({ text: lines.join(''), begun: matricesAt(text.start) });
  return {
    before,
    margin: marginStream,
    rest: [await packed(margin.end, text.start), textStream, await packed(text.end)],
  };
}

function around(spans: readonly Span[]): Span {
  return { start: spans[0]?.start ?? 0, end: spans.at(-1)?.end ?? 0 };
}

/** What may ask for something, and the matrices in force where it begins. */
export interface Asking {
  readonly text: string;
  readonly begun?: Matrices;
}

/** As it is kept: the matrices are a comment in front. */
function written({ text, begun }: Asking): RawStream {
  return plainStream(text && `%${JSON.stringify(begun)}\n${text}`);
}

/** The reverse. */
export function askingOf(kept: string): Asking {
  const [comment, begun] = /^%(.*)\n/.exec(kept) ?? [];
  return begun === undefined
    ? { text: kept }
    : { text: kept.slice(comment?.length), begun: JSON.parse(begun) as Matrices };
}
