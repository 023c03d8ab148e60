import type { Run } from './packed-objects.js';
import type { PackedTags, RawPiece } from './raw-piece.js';

/** In front of the rest: how long the table is, and how long the texts are. */
const LENGTHS = 8;

/** A piece whose tags are packed for its place in the whole. */
export type KeptPiece = RawPiece & { readonly tags: PackedTags };

/** @returns a piece as bytes that are quick to read again */
export function packPiece({ text, streams, tags: { before, groups }, ...piece }: KeptPiece): Buffer {
  const listed = [...streams].map(([number, { head, rest }]) => [number, head, rest.length]);
  const tags = groups.map(({ runs, first, bytes }) => [runs, first, bytes.length]);
  const table = Buffer.from(JSON.stringify({ ...piece, streams: listed, before, tags }), 'latin1');
  const lengths = Buffer.alloc(LENGTHS);
  lengths.writeUInt32LE(table.length);
  lengths.writeUInt32LE(text.length, LENGTHS / 2);
  const rest = [...[...streams.values()].map((stream) => stream.rest), ...groups.map(({ bytes }) => bytes)];
  return Buffer.concat([lengths, table, Buffer.from(text, 'latin1'), ...rest]);
}

/** The piece that `packPiece` packed. */
export function unpackPiece(packed: Uint8Array): KeptPiece {
  const file = Buffer.from(packed.buffer, packed.byteOffset, packed.byteLength);
  const [table, texts] = [LENGTHS + file.readUInt32LE(), file.readUInt32LE(LENGTHS / 2)];
  const { streams, before, tags, ...piece } = JSON.parse(file.toString('latin1', LENGTHS, table)) as Table;
  let at = table + texts;
  const next = (length: number): Buffer => {
    at += length;
    return file.subarray(at - length, at);
  };
  return {
    ...piece,
    text: file.toString('latin1', table, table + texts),
    streams: new Map(streams.map(([number, head, length]) => [number, { head, rest: next(length) }])),
    tags: { before, groups: tags.map(([runs, first, length]) => ({ runs, first, bytes: next(length) })) },
  };
}

type Table = Omit<RawPiece, 'text' | 'streams' | 'tags'> & {
  readonly streams: readonly [number: number, head: string, length: number][];
  readonly before: PackedTags['before'];
  readonly tags: readonly [runs: Run[], first: number, length: number][];
};
