import type { PieceStore } from '../../../src/pdf/piece-store.js';

/** What is kept of a printed piece is longer than what is kept of where one ends, and is no text as a head is. */
const isPrinted = (kept: Buffer): boolean => kept.length > 1000 && kept[0] !== '<'.charCodeAt(0);

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
