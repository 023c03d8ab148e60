import { createHash } from 'node:crypto';
import type { Block } from './blocks.js';
import type { Start } from './in-page.js';
import type { Layout } from './layout.js';

/** What was found of the blocks of a stretch: what each says, by a digest, and what the browser said of it. */
export interface KeptLayout {
  readonly blocks: readonly { readonly says: string; readonly start: Start }[];
  /** The numbers of those that began pages, from where they were laid out. */
  readonly tops: readonly number[];
}

/** What is known of a stretch without asking: down to a block at the top of a page, from which the rest can be asked about. */
export interface Known {
  readonly starts: readonly Start[];
  readonly tops: readonly number[];
  /** The number of that block. */
  readonly to: number;
}

export function digestOf(markup: string): string {
  return createHash('sha1').update(markup).digest('base64');
}

/** The stretch that was asked about last, with its blocks. */
export interface LookedAt extends KeptLayout {
  readonly at: readonly Block[];
}

/** What was found of its blocks from one of them on. */
export function layoutFrom(block: Block | undefined, looked: LookedAt | undefined): KeptLayout | undefined {
  const first = block && looked ? looked.at.indexOf(block) : -1;
  if (!looked || first < 0) return undefined;
  return {
    blocks: looked.blocks.slice(first),
    tops: looked.tops.filter((top) => top > first).map((top) => top - first),
  };
}

/**
 * What is known of a stretch by what was found when it was asked about before. Whether a block begins a page is decided by what stands
 * before it, and may be by what it and the next one say.
 *
 * @param says of each of its blocks, a digest of what it says now
 * @param found the last time, or of a stretch that begins before it
 * @returns null where nothing is
 */
export function knownOf(says: readonly string[], found: readonly (KeptLayout | undefined)[]): Known | null {
  const known = found.flatMap((one) => (one && downToChange(says, one)) ?? []);
  return known.sort((one, other) => other.to - one.to)[0] ?? null;
}

function downToChange(says: readonly string[], { blocks, tops }: KeptLayout): Known | null {
  const changed = says.findIndex((one, index) => one !== blocks[index]?.says);
  const same = changed < 0 ? says.length : changed;
  const to = tops.findLast((top) => top < same - 1);
  if (to === undefined) return null;
  return { starts: blocks.slice(0, to + 1).map(({ start }) => start), tops: tops.filter((top) => top <= to), to };
}

/** A stretch of which the beginning is known. @param rest how it is laid out from the last block of that on */
export function continued({ starts: begun, tops: known, to }: Known, rest: Layout): Layout {
  const starts = [...begun, ...rest.starts.slice(1)];
  return {
    starts,
    tops: async (from, last) => {
      if (starts.slice(from, last + 1).some(({ usual }) => !usual)) return [];
      const before = known.filter((top) => top >= from && top <= last);
      if (last <= to) return before;
      const begin = Math.max(from - to, 0);
      const behind = (await rest.tops(begin, last - to)).map((top) => top + to);
      return [...before, ...behind.filter((top) => top > to)];
    },
  };
}
