import type { RawPiece } from './raw-piece.js';

/** In front of the rest: how long the table is, and how long the texts are. */
const LENGTHS = 8;

/** @returns a piece as bytes that are quick to read again */
export function packPiece({ numbers, text, streams, root, info, used }: RawPiece): Buffer {
  const listed = [...streams].map(([number, { head, rest }]) => [number, head, rest.length]);
  const table = Buffer.from(JSON.stringify({ numbers, streams: listed, root, info, used }), 'latin1');
  const lengths = Buffer.alloc(LENGTHS);
  lengths.writeUInt32LE(table.length);
  lengths.writeUInt32LE(text.length, LENGTHS / 2);
  return Buffer.concat([lengths, table, Buffer.from(text, 'latin1'), ...[...streams.values()].map(({ rest }) => rest)]);
}

/** The piece that `packPiece` packed. */
export function unpackPiece(packed: Uint8Array): RawPiece {
  const file = Buffer.from(packed.buffer, packed.byteOffset, packed.byteLength);
  const [table, texts] = [LENGTHS + file.readUInt32LE(), file.readUInt32LE(LENGTHS / 2)];
  const { streams, ...piece } = JSON.parse(file.toString('latin1', LENGTHS, table)) as Table;
  let at = table + texts;
  const listed = streams.map(([number, head, length]) => {
    at += length;
    return [number, { head, rest: file.subarray(at - length, at) }] as const;
  });
  return { ...piece, text: file.toString('latin1', table, table + texts), streams: new Map(listed) };
}

type Table = Omit<RawPiece, 'text' | 'streams'> & {
  readonly streams: readonly [number: number, head: string, length: number][];
};
