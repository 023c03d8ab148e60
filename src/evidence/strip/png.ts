import { joined } from './joined.js';

/** Chunks that make the picture, its colours and its movement (PNG, third edition); all others tell something, or are a program's own. */
const SHOWN = new Set(
  'IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP mDCV cLLI bKGD hIST pHYs acTL fcTL fdAT'.split(' '),
);

/** A PNG without the chunks that tell of its making, and nothing behind its end; null where it is not whole. */
export function stripPng(content: Uint8Array): Uint8Array | null {
  const view = new DataView(content.buffer, content.byteOffset, content.byteLength);
  const kept: Uint8Array[] = [content.subarray(0, 8)];
  for (let at = 8; at + 12 <= content.length; ) {
    const end = at + 12 + view.getUint32(at);
    if (end > content.length) return null;
    const type = String.fromCharCode(...content.subarray(at + 4, at + 8));
    if (SHOWN.has(type)) kept.push(content.subarray(at, end));
    if (type === 'IEND') return joined(kept);
    at = end;
  }
  return null;
}
