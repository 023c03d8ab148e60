import { createHash } from 'node:crypto';
import type { Block, Outline } from './blocks.js';
import type { KeptDivision } from './division.js';
import { continued, digestOf, type KeptLayout, knownOf, type LookedAt, layoutFrom } from './kept-layout.js';
import type { Layout } from './layout.js';
import { type Cut, type Divided, type Stretch, seenFrom, stretchOf, tagOf } from './piece.js';

/** How long pieces are, in letters of markup: some 4,000 make a page. */
export interface PieceSizes {
  readonly least: number;
  readonly most: number;
  /** Where the document asks for a new page, a piece may end as soon as this. */
  readonly leastWhole: number;
}

/** What is shorter is not worth a page of the browser, nor fonts of its own; what is longer takes more than its share of time. */
export const PIECE_SIZES: PieceSizes = { least: 200_000, most: 400_000, leastWhole: 80_000 };

/** Where a piece ends, as it is kept: so many letters behind its beginning, or with the document; or that more letters decide it. */
export type KeptEnd = End | { readonly reach: number };
type End = Pick<Cut, 'forced' | 'counters'> & { readonly letters: number | null };

/** What was found before: where pieces end, by all that decides it; how pages lay that began alike; how documents with the same head were divided. */
export interface KeptEnds {
  get(kind: 'end', seen: string): KeptEnd | undefined;
  get(kind: 'division', head: string): KeptDivision | undefined;
  get(kind: 'layout', begins: string): KeptLayout | undefined;
  set(kind: 'end', seen: string, end: KeptEnd): void;
  set(kind: 'division', head: string, division: KeptDivision): void;
  set(kind: 'layout', begins: string, layout: KeptLayout): void;
}

/** Has a stretch of the document laid out in the browser, and asks it something. */
export type AskLayout = <T>(stretch: Stretch, ask: (layout: Layout) => Promise<T>) => Promise<T>;

/**
 * Divides a document where a page begins anyway: where its style sheets say so, else before an element that comes to stand at the
 * top of a page by itself. No sheet is emptier for it. Depends on nothing but the document, and where one entry changes, most
 * places stay: of several the one is taken that its own text picks. What decides where a piece ends is where it begins and the next
 * `most` letters, seldom more: by those it is kept, and the browser is asked only about what has changed.
 */
export async function* divide(
  divided: Divided,
  { body, blocks }: Outline,
  ask: AskLayout,
  sizes: PieceSizes,
  kept: KeptEnds,
): AsyncGenerator<Cut> {
  let [cut, start, from]: [Cut | null, number, number] = [null, 0, body.inner];
  let looked: LookedAt | undefined;
  while (body.innerEnd - from > sizes.most) {
    const { letters, ...end } = before() ?? (await found());
    const next = letters === null ? -1 : blocks.findIndex((block) => block.from === from + letters);
    const block = blocks[next];
    if (!block) return;
    cut = { block, ...end };
    yield cut;
    [start, from] = [next, block.from];
  }

  /** The blocks that begin within so many letters, and the first behind them. */
  function within(letters: number): { near: readonly Block[]; beyond: Block | undefined } {
    const left = blocks.slice(start);
    const count = left.findIndex((block) => block.from - from > letters);
    return count < 0 ? { near: left, beyond: undefined } : { near: left.slice(0, count), beyond: left[count] };
  }

  /** What decides where the piece ends that begins here, if nothing does that is further away than so many letters. */
  function seen(letters: number): string {
    const { near, beyond } = within(letters);
    const places = near.map((block) => block.from - from);
    const next = beyond && tagOf(divided.html, beyond);
    return `${seenFrom(divided, cut, beyond?.from ?? body.innerEnd)}${JSON.stringify([next, places, sizes])}`;
  }

  function before(): End | undefined {
    const near = kept.get('end', seen(sizes.most));
    const end = near && 'reach' in near ? kept.get('end', seen(near.reach)) : near;
    return end && 'letters' in end ? end : undefined;
  }

  async function found(): Promise<End> {
    let reach = within(sizes.most).near.some((one) => one.from - from >= sizes.least)
      ? sizes.most
      : further(sizes.most);
    let end = await endWithin(reach);
    while (!end && reach < body.innerEnd - from) {
      reach = further(reach);
      end = await endWithin(reach);
    }
    end ??= { letters: null, forced: false, counters: {} };
    // What is so far away ends the piece whatever comes behind it.
    if (end.letters !== null && end.letters > 2 * sizes.most) reach = end.letters;
    if (reach > sizes.most) kept.set('end', seen(sizes.most), { reach });
    kept.set('end', seen(reach), end);
    return end;
  }

  /** Letters within which more may be found. */
  function further(reach: number): number {
    const next = (within(reach).beyond?.from ?? body.innerEnd) - from;
    return next > 2 * reach ? next + sizes.most / 2 : Math.min(2 * reach, body.innerEnd - from);
  }

  async function endWithin(reach: number): Promise<End | undefined> {
    const { near, beyond } = within(reach);
    const known = beyond ? [...near, beyond] : near;
    const places = known.map((block) => block.from - from);
    if (!places.some((place) => place >= Math.min(sizes.least, sizes.leastWhole))) return undefined;
    const begins = `${seenFrom(divided, cut, cut?.block.element.inner ?? body.inner)}${JSON.stringify(sizes)}`;
    const says = known.map((block, index) => {
      const at = index === 0 && !cut ? body.inner : block.from;
      return digestOf(divided.html.slice(at, known[index + 1]?.from ?? beyond?.element.inner ?? body.innerEnd));
    });
    const before = knownOf(says, [kept.get('layout', begins), layoutFrom(known[0], looked)]);
    const [begun, start] = [near[before?.to ?? 0], before?.starts.at(-1)];
    const since = begun && start ? { block: begun, ...start } : cut;
    return ask(stretchOf(divided, since, near.slice(before?.to), beyond), async (rest) => {
      const layout = before ? continued(before, rest) : rest;
      const { starts } = layout;
      const tops: Layout['tops'] = async (first, last) => {
        const found = await layout.tops(first, last);
        const blocks = starts.map((one, index) => ({ says: says[index] ?? '', start: one }));
        looked = { at: known, blocks, tops: found };
        kept.set('layout', begins, { blocks, tops: found });
        return found;
      };
      const index = await nextCut(
        { html: divided.html, blocks: known, places, layout: { starts, tops }, sizes },
        reach,
      );
      const { forced = false, counters = {} } = starts[index ?? 0] ?? {};
      return index === undefined ? undefined : { letters: places[index] ?? null, forced, counters };
    });
  }
}

/** What a cut is looked for in: so many blocks, the letters before each, and how they are laid out. */
interface Searched {
  readonly html: string;
  readonly blocks: readonly Block[];
  readonly places: readonly number[];
  readonly layout: Layout;
  readonly sizes: PieceSizes;
}

/** The number of the block before which the next piece begins, if it is found among those within so many letters and the first behind. */
async function nextCut(
  { html, blocks, places, layout: { starts, tops }, sizes: { least: leastOf, most: mostOf, leastWhole } }: Searched,
  reach: number,
): Promise<number | undefined> {
  const between = (least: number, most: number): number[] =>
    [...places.keys()].filter((index) => {
      const letters = places[index] as number;
      return index > 0 && letters >= least && letters <= most;
    });
  const isForced = (index: number): boolean => starts[index]?.forced ?? false;
  const whole = between(leastWhole, mostOf).findLast(isForced);
  if (whole !== undefined) return whole;
  const first = between(0, leastWhole).findLast(isForced) ?? 0;
  if (reach <= 2 * mostOf) {
    const asked = between(leastOf, reach).filter(
      (index) => !between(0, reach).some((other) => isForced(other) && other > first && other <= index),
    );
    const last = asked.at(-1);
    const found = last === undefined ? [] : (await tops(first, last)).filter((index) => asked.includes(index));
    if (found.length > 0) return picked(html, blocks, found);
  }
  return between(mostOf, Number.POSITIVE_INFINITY).find(isForced);
}

/** The least deep ones first, as a month before an entry; of those, whichever: always the same one. */
function picked(html: string, blocks: readonly Block[], found: readonly number[]): number | undefined {
  const ranked = found.map((index) => {
    const block = blocks[index] as Block;
    const hash = createHash('sha1').update(tagOf(html, block)).digest('hex');
    return { index, rank: `${String(block.open.length).padStart(4, '0')}${hash}` };
  });
  return ranked.sort((one, other) => (one.rank < other.rank ? -1 : 1))[0]?.index;
}
