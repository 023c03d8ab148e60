import { promisify } from 'node:util';
import { deflate, deflateSync, inflate, type ZlibOptions } from 'node:zlib';

const deflateAside = promisify<Buffer, ZlibOptions, Buffer>(deflate);
const inflateAside = promisify<Uint8Array, ZlibOptions, Buffer>(inflate);

/** Bytes that most pages fit in: unpacked in one go, and not put together from pieces. */
const WHOLE_PAGE = 160 * 1024;

/** Unpacks what a page draws, beside other work: PDF operators, one byte a character. */
export async function unpackText(packed: Uint8Array): Promise<string> {
  return (await inflateAside(packed, { chunkSize: WHOLE_PAGE })).toString('latin1');
}

/** Letters that are packed at once: asking for it takes longer. */
const SHORT = 4096;
/** Such a text needs no more memory: 32 kB instead of a quarter of a megabyte. */
const SMALL = { windowBits: 12, memLevel: 5 };

/** The reverse. */
export async function packText(text: string): Promise<Buffer> {
  const bytes = Buffer.from(text, 'latin1');
  return text.length < SHORT ? deflateSync(bytes, SMALL) : deflateAside(bytes, { chunkSize: WHOLE_PAGE / 4 });
}

/** How the content of a page begins what is tagged (ISO 32000-1, 14.7.4). */
const TAGGED = ' >>BDC';

/** Where the first tagged part begins; the end where there is none. The browser draws what is in the margins first, and tags none of it. */
export function taggedFrom(content: string): number {
  const tagged = content.indexOf(TAGGED);
  return tagged < 0 ? content.length : content.lastIndexOf('\n', tagged) + 1;
}
