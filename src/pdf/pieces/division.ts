import type { Outline } from './blocks.js';
import { type Cut, type Divided, tagOf } from './piece.js';

/** Where a document was divided, as it is kept: before elements with these tags. */
export type KeptDivision = readonly (Pick<Cut, 'forced' | 'counters'> & { readonly tag: string })[];

/** @param cuts the last may be the end of the document */
export function keptDivision({ html }: Divided, cuts: readonly (Cut | null)[]): KeptDivision {
  return cuts.flatMap((cut) =>
    cut ? [{ tag: tagOf(html, cut.block), forced: cut.forced, counters: cut.counters }] : [],
  );
}

/** @returns where a document is divided that is divided as it was, and its end; null where an element is there no more */
export function dividedAgain({ html }: Divided, { blocks }: Outline, kept: KeptDivision): (Cut | null)[] | null {
  const cuts: (Cut | null)[] = [];
  let index = 0;
  for (const { tag, ...cut } of kept) {
    index = blocks.findIndex((block, at) => at > index && tagOf(html, block) === tag);
    const block = blocks[index];
    if (!block) return null;
    cuts.push({ ...cut, block });
  }
  return [...cuts, null];
}

export function isSameCut(one: Cut | null, other: Cut | null | undefined): boolean {
  if (!one || !other) return one === other;
  const { block, forced, counters } = one;
  return (
    block === other.block && forced === other.forced && JSON.stringify(counters) === JSON.stringify(other.counters)
  );
}
