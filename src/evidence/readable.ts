import { type Found, textAt } from './findings.js';

const RUN = /[\p{Script=Latin}\p{N}\p{P}\p{Zs}\p{M}]{2,}/gu;

/** Whatever can be read in bytes of which nothing is known, as eight-bit text, UTF-8 and UTF-16 of either order. */
export function readableTexts(where: string, bytes: Buffer): Found {
  const even = bytes.subarray(0, bytes.length & ~1);
  const odd = bytes.subarray(1, 1 + ((bytes.length - 1) & ~1));
  const wide = [even, odd].flatMap((part) => [
    part.toString('utf16le'),
    Buffer.from(part).swap16().toString('utf16le'),
  ]);
  const texts = [bytes.toString('utf8'), bytes.toString('latin1'), ...wide].map(
    (text) => text.match(RUN)?.join('\n') ?? '',
  );
  return { texts: [...new Set(texts)].flatMap((text) => textAt(where, text)) };
}
