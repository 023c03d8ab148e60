import { promisify } from 'node:util';
import { deflate, deflateSync, inflate, type ZlibOptions } from 'node:zlib';
import { bytesOf, type RawStream, streamOf } from '../join/raw-piece.js';

/** A stream that is packed as the browser packs them. */
const PACKED = '/Filter /FlateDecode\n';

const deflateAside = promisify<Buffer, ZlibOptions, Buffer>(deflate);
const inflateAside = promisify<Uint8Array, ZlibOptions, Buffer>(inflate);

/** Bytes that most pages fit in: unpacked in one go, and not put together from pieces. */
const WHOLE_PAGE = 160 * 1024;

/** What a page draws in a stream, unpacked beside other work. */
export async function unpackedOf(stream: RawStream): Promise<Buffer> {
  const bytes = bytesOf(stream);
  return stream.head.includes(PACKED) ? inflateAside(bytes, { chunkSize: WHOLE_PAGE }) : bytes;
}

/** The same as a text: PDF operators, one byte a character. */
export async function textOf(stream: RawStream): Promise<string> {
  return (await unpackedOf(stream)).toString('latin1');
}

/** Letters that are packed at once: asking for it takes longer. */
const SHORT = 4096;
/** Such a text needs no more memory: 32 kB instead of a quarter of a megabyte. */
const SMALL = { windowBits: 12, memLevel: 5 };

/** The reverse. */
export async function packedStream(drawn: string | Buffer): Promise<RawStream> {
  const bytes = typeof drawn === 'string' ? Buffer.from(drawn, 'latin1') : drawn;
  if (bytes.length < SHORT) return atOnce(bytes);
  return streamOf(await deflateAside(bytes, { chunkSize: WHOLE_PAGE / 4 }), PACKED);
}

/** The same of a text that is not long. */
export function packedAtOnce(text: string): RawStream {
  return atOnce(Buffer.from(text, 'latin1'));
}

function atOnce(bytes: Buffer): RawStream {
  return streamOf(deflateSync(bytes, SMALL), PACKED);
}

/** A stream that is not packed. */
export function plainStream(text: string): RawStream {
  return streamOf(Buffer.from(text, 'latin1'), '');
}

/** How the content of a page begins what is tagged (ISO 32000-1, 14.7.4). */
const TAGGED = ' >>BDC';

/** Where the first tagged part begins; the end where there is none. The browser draws what is in the margins first, and tags none of it. */
export function taggedFrom(content: string): number {
  const tagged = content.indexOf(TAGGED);
  return tagged < 0 ? content.length : content.lastIndexOf('\n', tagged) + 1;
}
