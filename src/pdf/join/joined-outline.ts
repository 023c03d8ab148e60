import { type Bookmark, bookmarksOf } from './bookmarks.js';
import { referenceIn } from './raw-piece.js';

interface Item {
  readonly number: number;
  readonly title: string;
  readonly place: string;
  readonly tag: number;
  readonly level: number;
  readonly below: Item[];
}

/**
 * One list of bookmarks from those of the pieces. Each says which tag it is of, and that is a heading of some level: a bookmark is
 * below the nearest one before it of a higher level, as the browser has it.
 */
export class JoinedOutline {
  readonly #texts: Map<number, string>;
  readonly #top: Item[] = [];
  readonly #open: Item[] = [];
  #root: number | undefined;

  /** @param texts all objects by number; the bookmarks are written anew there */
  constructor(texts: Map<number, string>) {
    this.#texts = texts;
  }

  /** @param root the outline of the next piece, if it has one */
  add(root: number | undefined): void {
    if (root === undefined) return;
    for (const bookmark of bookmarksOf(this.#texts, root)) this.#place(bookmark);
    if (this.#root === undefined) this.#root = root;
    else this.#texts.delete(root);
  }

  /** @returns the number of the outline of the whole, if there is one */
  finish(): number | undefined {
    if (this.#root === undefined) return undefined;
    this.#texts.set(this.#root, `<</Type /Outlines${this.#write(this.#top, this.#root)}>>`);
    return this.#root;
  }

  #place({ number, title, rest }: Bookmark): void {
    const tag = referenceIn(rest, 'SE') ?? 0;
    const level = Number(/\/Level (\d)/.exec(rest)?.[1] ?? 6);
    while ((this.#open.at(-1)?.level ?? 0) >= level) this.#open.pop();
    const place = /\/Dest \[[^\]]*\]/.exec(rest)?.[0] ?? '';
    const item: Item = { number, title, place, tag, level, below: [] };
    (this.#open.at(-1)?.below ?? this.#top).push(item);
    this.#open.push(item);
  }

  /** Writes bookmarks that follow each other. @returns what the one above says of them */
  #write(items: readonly Item[], above: number): string {
    for (const [index, { number, title, place, tag, below }] of items.entries()) {
      const beside = [
        ['Prev', items[index - 1]],
        ['Next', items[index + 1]],
      ] as const;
      const links = beside.map(([key, item]) => (item ? `\n/${key} ${item.number} 0 R` : '')).join('');
      const own = `/Title ${title}\n${place}\n/Parent ${above} 0 R\n/SE ${tag} 0 R${links}`;
      this.#texts.set(number, `<<${own}${this.#write(below, number)}>>`);
    }
    const [first, last] = [items[0], items.at(-1)];
    if (!first || !last) return '';
    return `\n/First ${first.number} 0 R\n/Last ${last.number} 0 R\n/Count ${countOf(items)}`;
  }
}

function countOf(items: readonly Item[]): number {
  return items.reduce((sum, { below }) => sum + 1 + countOf(below), 0);
}
