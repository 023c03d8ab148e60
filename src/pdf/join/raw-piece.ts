import type { PackedObjects } from './packed-objects.js';
import { holds, objectsOf } from './raw-objects.js';
import { withRenumberedTagIds } from './tag-ids.js';

/** A stream: its dictionary up to the word `stream`, and the rest as it is. */
export interface RawStream {
  readonly head: string;
  readonly rest: Buffer;
}

/** Objects by number: what those say that are no streams, a letter a byte; and the streams. */
export interface RawObjects {
  readonly texts: ReadonlyMap<number, string>;
  readonly streams: ReadonlyMap<number, RawStream>;
}

/** Objects that are no streams. */
export interface RawTexts {
  readonly numbers: readonly number[];
  /** What they say, in the same order, with `BETWEEN` between them. */
  readonly text: string;
}

/** Tags as they are packed at one place in the whole. */
export interface PackedTags {
  /** What the pieces before have used up. */
  readonly before: Used;
  readonly groups: readonly PackedObjects[];
}

/** What the browser printed of a piece, taken apart. */
export interface RawPiece extends RawTexts {
  /** Tags that are not among those, once they are apart (`tags-apart.ts`). */
  readonly tags?: RawTexts | PackedTags;
  readonly streams: ReadonlyMap<number, RawStream>;
  /** The numbers of the catalog and of what the file says of itself. */
  readonly root: number;
  readonly info: number;
  /** What it uses up: numbers of objects, keys of the tree from pages to tags, ids of tags. */
  readonly used: Used;
}

/** Numbers of objects, keys of the tree from pages to tags, ids of tags: how many there are. */
export interface Used {
  readonly objects: number;
  readonly parents: number;
  readonly ids: number;
}

/** Between what two objects say. Inside it is written as a PDF writes it in a text. */
export const BETWEEN = '\0';
const WRITTEN = '\\000';

const END = 'endstream';

/** @param printed a file as the browser writes it */
export function takePieceApart(printed: Uint8Array): RawPiece {
  const { file, ids } = withRenumberedTagIds(printed);
  const streams = new Map<number, RawStream>();
  const numbers: number[] = [];
  const texts: string[] = [];
  const placed = objectsOf(file);
  for (const { number, from, to } of placed) {
    if (holds(file, to - END.length, END)) streams.set(number, streamAt(file, from, to));
    else {
      numbers.push(number);
      texts.push(file.toString('latin1', from, to).replaceAll(BETWEEN, WRITTEN));
    }
  }
  const text = texts.join(BETWEEN);
  const trailer = file.toString('latin1', file.lastIndexOf('trailer'));
  const used = { objects: placed.length, parents: keysIn(text), ids };
  return {
    numbers,
    text,
    streams,
    root: referenceIn(trailer, 'Root') ?? 0,
    info: referenceIn(trailer, 'Info') ?? 0,
    used,
  };
}

function streamAt(file: Buffer, from: number, to: number): RawStream {
  const body = file.indexOf(STREAM, from);
  return { head: file.toString('latin1', from, body), rest: file.subarray(body, to) };
}

const STREAM = 'stream\n';

/** What a stream holds. */
export function bytesOf({ rest }: RawStream): Buffer {
  return rest.subarray(STREAM.length, -END.length);
}

/** A stream that holds these bytes. */
export function streamOf(bytes: Uint8Array, entries: string): RawStream {
  const rest = Buffer.concat([Buffer.from(STREAM), bytes, Buffer.from(`\n${END}`)]);
  return { head: `<<${entries}/Length ${bytes.length}>> `, rest };
}

/** How many keys there are: one more than the last. */
function keysIn(text: string): number {
  let last = -1;
  for (const [, key] of text.matchAll(/\/StructParents? (\d+)/g)) last = Math.max(last, Number(key));
  return last + 1;
}

/** The object that an entry of a dictionary refers to. */
export function referenceIn(text: string, key: string): number | undefined {
  const number = new RegExp(`/${key} (\\d+) 0 R`).exec(text)?.[1];
  return number === undefined ? undefined : Number(number);
}
