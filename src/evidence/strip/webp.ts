import { joined } from './joined.js';

/** Chunks that make the picture, its colours and its movement. */
const SHOWN = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP']);
/** Bits of the VP8X header that announce EXIF and XMP chunks. */
const ANNOUNCED = 0x08 | 0x04;

/** A WebP without EXIF, XMP and what a program put in of its own, and nothing behind its end; null where it is not whole. */
export function stripWebp(content: Uint8Array): Uint8Array | null {
  const view = new DataView(content.buffer, content.byteOffset, content.byteLength);
  const end = 8 + view.getUint32(4, true);
  if (end > content.length) return null;
  const kept: Uint8Array[] = [];
  for (let at = 12; at + 8 <= end; ) {
    const size = view.getUint32(at + 4, true);
    const next = at + 8 + size + (size % 2);
    if (next > content.length) return null;
    const type = String.fromCharCode(...content.subarray(at, at + 4));
    const chunk = Uint8Array.from(content.subarray(at, next));
    if (type === 'VP8X') chunk[8] = (chunk[8] ?? 0) & ~ANNOUNCED;
    if (SHOWN.has(type)) kept.push(chunk);
    at = next;
  }
  const head = Uint8Array.from(content.subarray(0, 12));
  new DataView(head.buffer).setUint32(4, 4 + kept.reduce((sum, chunk) => sum + chunk.length, 0), true);
  return joined([head, ...kept]);
}
