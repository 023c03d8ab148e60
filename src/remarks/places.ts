import { cellText, paragraphsIn, textOf, type WordBlock, type WordFile, type WordParagraph } from '../word/index.js';
import type { RemarkTarget } from './model.js';

/** Where places of a Word file lead: what each stands for, by its name; null: a part that is nothing in particular. */
export type KnownPlaces = ReadonlyMap<string, RemarkTarget>;

/** What a paragraph is about, and how that is known; null where nothing says it. */
export interface FoundPlace {
  on: RemarkTarget;
  how: 'place' | 'before' | 'words';
}

/** Finds what a paragraph of a Word file is about: by a place in it or its row, else by the last one before it. */
export class PlaceFinder {
  readonly #before = new Map<WordParagraph, string | null>();
  readonly #rows = new Map<string, string>();
  readonly #known: KnownPlaces;

  constructor(file: WordFile, known: KnownPlaces) {
    this.#known = known;
    let last: Before = { name: null, level: DEEPEST };
    let inTable: string | null = null;
    for (const paragraph of paragraphsIn(file.blocks)) {
      const own = paragraph.bookmarks.findLast((name) => known.has(name)) ?? null;
      const row = rowOf(paragraph);
      if (row === null) last = nextBefore(last, paragraph, own);
      inTable = row === null ? null : (own ?? inTable);
      this.#before.set(paragraph, inTable ?? last.name);
      if (own !== null && row !== null && !this.#rows.has(row)) this.#rows.set(row, own);
    }
  }

  of(paragraph: WordParagraph): FoundPlace | null {
    const own = paragraph.bookmarks.findLast((name) => this.#known.has(name)) ?? this.#rows.get(rowOf(paragraph) ?? '');
    const coded = own === undefined ? this.#byCode(textOf(paragraph)) : null;
    if (coded) return { on: coded, how: 'words' };
    const name = own ?? this.#before.get(paragraph) ?? null;
    if (name === null) return null;
    return { on: this.#known.get(name) ?? null, how: own === undefined ? 'before' : 'place' };
  }

  /** A program may have lost the place of a row that begins with its own code. */
  #byCode(text: string): RemarkTarget {
    const [code = ''] = text.trim().split(/\s/, 1);
    return [...this.#known.values()].find((on) => on !== null && idOf(on) === code) ?? null;
  }
}

function idOf(on: NonNullable<RemarkTarget>): string | null {
  if ('criterion' in on) return on.criterion;
  return 'item' in on ? on.item : null;
}

/** The last place outside tables, and the level of the heading that it begins at. */
interface Before {
  name: string | null;
  level: number;
}

const DEEPEST = 9;

/** A heading as high as the one that a place began at ends it; a row of a table is no place for what stands below the table. */
function nextBefore(last: Before, { heading }: WordParagraph, own: string | null): Before {
  if (own !== null) return { name: own, level: heading ?? last.level };
  return heading !== null && heading <= last.level ? { name: null, level: heading } : last;
}

function rowOf({ place: { table, row } }: WordParagraph): string | null {
  return table === null ? null : `${table}/${row}`;
}

/** The words in front of a cell of a form with two columns: what the cell asks for. */
export function askedFor(blocks: readonly WordBlock[], paragraph: WordParagraph): string | null {
  for (const block of blocks) {
    if (block.kind !== 'table') continue;
    for (const { cells } of block.rows) {
      const at = cells.findIndex((cell) => paragraphsIn(cell.blocks).includes(paragraph));
      if (at > 0)
        return cells
          .slice(0, 1)
          .map((cell) => cellText(cell))
          .join('');
    }
  }
  return null;
}
