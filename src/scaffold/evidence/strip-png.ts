import { joined } from './joined.js';

/** Chunks with text, camera data and times. */
const TELLING = new Set(['eXIf', 'tEXt', 'iTXt', 'zTXt', 'tIME']);

/** A PNG without the chunks that tell of its making, and nothing behind its end; null where it is not whole. */
export function stripPng(content: Uint8Array): Uint8Array | null {
  const view = new DataView(content.buffer, content.byteOffset, content.byteLength);
  const kept: Uint8Array[] = [content.subarray(0, 8)];
  for (let at = 8; at + 12 <= content.length; ) {
    const end = at + 12 + view.getUint32(at);
    if (end > content.length) return null;
    const type = String.fromCharCode(...content.subarray(at + 4, at + 8));
    if (!TELLING.has(type)) kept.push(content.subarray(at, end));
    if (type === 'IEND') return joined(kept);
    at = end;
  }
  return null;
}
