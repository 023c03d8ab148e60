import { createHash } from 'node:crypto';
import type { Block, Outline } from './blocks.js';
import type { Layout } from './layout.js';
import { type Cut, type Divided, seenFrom } from './piece.js';

/** How long pieces are, in letters of markup: some 4,000 make a page. */
export interface PieceSizes {
  readonly least: number;
  readonly most: number;
  /** Where the document asks for a new page, a piece may end as soon as this. */
  readonly leastWhole: number;
}

/** What is shorter is not worth a page of the browser; what is longer takes more than its share of time. */
export const PIECE_SIZES: PieceSizes = { least: 200_000, most: 400_000, leastWhole: 80_000 };

/** Where a piece ends, as it is kept: so many letters behind its beginning, or with the document; or that more letters decide it. */
export type KeptEnd = End | { readonly reach: number };
type End = Pick<Cut, 'forced' | 'counters'> & { readonly letters: number | null };

/** What was found before of where pieces end, by all that decides it. */
export interface KeptEnds {
  get(seen: string): KeptEnd | undefined;
  set(seen: string, end: KeptEnd): void;
}

/**
 * Divides a document where a page begins anyway: where its style sheets say so, else before an element that comes to stand at the
 * top of a page by itself. No sheet is emptier for it. Depends on nothing but the document, and where one entry changes, most
 * places stay: of several the one is taken that its own text picks. What decides where a piece ends is where it begins and the next
 * `most` letters, seldom more: by those it is kept, and the browser is asked only about what has changed.
 *
 * @param open opens the layout of the document in the browser
 */
export async function* divide(
  divided: Divided,
  { body, blocks }: Outline,
  open: () => Promise<Layout>,
  sizes: PieceSizes,
  kept: KeptEnds,
): AsyncGenerator<Cut> {
  let [cut, start, from]: [Cut | null, number, number] = [null, 0, body.inner];
  while (body.innerEnd - from > sizes.most) {
    const { letters, ...end } = before() ?? (await found());
    const next = letters === null ? -1 : blocks.findIndex((block) => block.from === from + letters);
    const block = blocks[next];
    if (!block) return;
    cut = { block, ...end };
    yield cut;
    [start, from] = [next, block.from];
  }

  /** What decides where the piece ends that begins here, if nothing does that is further away than so many letters. */
  function seen(letters: number): string {
    const places = blocks.slice(start).map((block) => block.from - from);
    const beyond = places.findIndex((place) => place > letters);
    const within = beyond < 0 ? places : places.slice(0, beyond);
    const to = beyond < 0 ? body.innerEnd : (blocks[start + beyond] as Block).from;
    return `${seenFrom(divided, cut, to)}${JSON.stringify([within, sizes])}`;
  }

  function before(): End | undefined {
    const near = kept.get(seen(sizes.most));
    const end = near && 'reach' in near ? kept.get(seen(near.reach)) : near;
    return end && 'letters' in end ? end : undefined;
  }

  async function found(): Promise<End> {
    const layout = await open();
    const left = body.innerEnd - from;
    const { next = -1, reach = left } = await nextCut({ divided, blocks, layout, sizes }, start, from);
    const [block, style] = [blocks[next], layout.starts[next]];
    const letters = block ? block.from - from : null;
    const end = { letters, forced: style?.forced ?? false, counters: style?.counters ?? {} };
    if (reach > sizes.most) kept.set(seen(sizes.most), { reach });
    kept.set(seen(reach), end);
    return end;
  }
}

/** What a cut is looked for in. */
interface Searched {
  readonly divided: Divided;
  readonly blocks: readonly Block[];
  readonly layout: Layout;
  readonly sizes: PieceSizes;
}

/** The number of the block before which the next piece begins, if there is one, and how many letters decide it, if not all that are left. */
async function nextCut(
  { divided, blocks, layout: { starts, tops }, sizes: { least: leastOf, most: mostOf, leastWhole } }: Searched,
  start: number,
  from: number,
): Promise<{ next?: number | undefined; reach?: number }> {
  const between = (least: number, most: number): number[] =>
    [...blocks.keys()].filter((index) => {
      const letters = (blocks[index] as Block).from - from;
      return index > start && letters >= least && letters <= most;
    });
  const isForced = (index: number): boolean => starts[index]?.forced ?? false;
  const whole = between(leastWhole, mostOf).findLast(isForced);
  if (whole !== undefined) return { next: whole, reach: mostOf };
  const first = between(0, leastWhole).findLast(isForced) ?? start;
  for (const most of [mostOf, 2 * mostOf]) {
    const asked = between(leastOf, most).filter(
      (index) => !between(0, most).some((other) => isForced(other) && other > first && other <= index),
    );
    const last = asked.at(-1);
    const found = last === undefined ? [] : (await tops(first, last)).filter((index) => asked.includes(index));
    if (found.length > 0) return { next: picked(divided.html, blocks, found), reach: most };
  }
  const far = between(mostOf, Number.POSITIVE_INFINITY).find(isForced);
  return far === undefined ? {} : { next: far, reach: Math.max(2 * mostOf, (blocks[far] as Block).from - from) };
}

/** The least deep ones first, as a month before an entry; of those, whichever: always the same one. */
function picked(html: string, blocks: readonly Block[], found: readonly number[]): number | undefined {
  const ranked = found.map((index) => {
    const { element, open } = blocks[index] as Block;
    const hash = createHash('sha1').update(html.slice(element.from, element.inner)).digest('hex');
    return { index, rank: `${String(open.length).padStart(4, '0')}${hash}` };
  });
  return ranked.sort((one, other) => (one.rank < other.rank ? -1 : 1))[0]?.index;
}
