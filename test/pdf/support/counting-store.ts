import type { PieceStore } from '../../../src/pdf/piece-store.js';

/** A printed piece begins with two lengths below 16 MB, and no text has such a letter. */
const isPrinted = (kept: Buffer): boolean => kept[3] === 0 || kept.subarray(0, 4).toString() === '%PDF';

/** One in memory, and how often something printed came to it. */
export function countingStore(): PieceStore & { printed: () => number } {
  const held = new Map<string, Buffer>();
  let printed = 0;
  return {
    has: (key) => held.has(key),
    get: (key) => held.get(key) ?? null,
    set: (key, bytes) => {
      const kept = Buffer.from(bytes);
      held.set(key, kept);
      if (isPrinted(kept)) printed += 1;
    },
    tidy: () => undefined,
    printed: () => printed,
  };
}
