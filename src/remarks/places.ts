import { cellText, paragraphsIn, type WordBlock, type WordFile, type WordParagraph } from '../word/index.js';
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
    let last: string | null = null;
    for (const paragraph of paragraphsIn(file.blocks)) {
      const own = paragraph.bookmarks.findLast((name) => known.has(name)) ?? null;
      last = own ?? last;
      this.#before.set(paragraph, last);
      const row = rowOf(paragraph);
      if (own !== null && row !== null && !this.#rows.has(row)) this.#rows.set(row, own);
    }
  }

  of(paragraph: WordParagraph): FoundPlace | null {
    const own = paragraph.bookmarks.findLast((name) => this.#known.has(name)) ?? this.#rows.get(rowOf(paragraph) ?? '');
    const name = own ?? this.#before.get(paragraph) ?? null;
    if (name === null) return null;
    return { on: this.#known.get(name) ?? null, how: own === undefined ? 'before' : 'place' };
  }
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
      if (at > 0) return cellText(cells[0] ?? { column: 0, columns: 1, isContinued: false, fill: null, blocks: [] });
    }
  }
  return null;
}
