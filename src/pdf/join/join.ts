import { JoinedOutline } from './joined-outline.js';
import { JoinedTags } from './joined-tags.js';
import { isTag, type RawObject } from './raw-objects.js';
import { type RawPiece, type RawStream, referenceIn, type Used } from './raw-piece.js';
import { type Piece, readPiece } from './read-piece.js';
import { writeObjects } from './write-objects.js';

const NOTHING: Used = { objects: 0, parents: 0, ids: 0 };

/** A file, and objects of it that are set aside: the tags, nine tenths of all. */
export interface Joined {
  readonly bytes: Buffer;
  readonly aside: readonly RawObject[];
}

/**
 * Makes one PDF of those that the browser printed of the pieces of a document: one tree of tags, one outline, one list of named
 * places, all pages, and what several pieces have alike only once. As the browser would have printed it whole, but for the numbers
 * of its objects.
 */
export class JoinedPdf {
  readonly #texts = new Map<number, string>();
  readonly #streams = new Map<number, RawStream>();
  readonly #known = new Map<string, number>();
  readonly #outline = new JoinedOutline(this.#texts);
  readonly #pages: number[] = [];
  readonly #names = new Map<string, string>();
  readonly #ids: string[] = [];
  readonly #parents: string[] = [];
  readonly #lists: number[] = [];
  #used = NOTHING;
  #first: Piece | undefined;
  #tags: JoinedTags | undefined;

  /** @param raw the next piece, in the order of the document */
  add(raw: RawPiece): void {
    const { parents } = this.#used;
    const piece = readPiece(raw, this.#used, this.#known);
    this.#used = piece.used;
    for (const [number, text] of piece.texts) this.#texts.set(number, text);
    for (const [number, stream] of piece.streams) this.#streams.set(number, stream);
    const catalog = this.#take(piece.root);
    this.#pages.push(referenceIn(catalog, 'Pages') ?? 0);
    const names = this.#take(referenceIn(catalog, 'Dests'));
    for (const [, name = '', place = ''] of names.matchAll(NAMED))
      if (!this.#names.has(name)) this.#names.set(name, place);
    this.#outline.add(referenceIn(catalog, 'Outlines'));
    this.#addTags(piece, this.#take(referenceIn(catalog, 'StructTreeRoot')), parents);
    if (this.#first) this.#take(piece.info);
    this.#first ??= piece;
    if (this.#first === piece) this.#texts.set(piece.root, catalog);
  }

  /** @returns the whole */
  whole(): Joined {
    if (!this.#first) return { bytes: Buffer.alloc(0), aside: [] };
    const { root, info } = this.#first;
    const catalog = this.#texts.get(root) ?? '';
    this.#tags?.finish();
    const outline = this.#outline.finish();
    const pages = this.#add(this.#pageTree());
    const names = this.#add(`<<${[...this.#names].map((entry) => entry.join(' ')).join('\n')}>>`);
    const tags = this.#add(this.#tagRoot());
    const entries = {
      Pages: pages,
      Dests: names,
      StructTreeRoot: tags,
      ...(outline !== undefined && { Outlines: outline }),
    };
    this.#texts.set(root, withReferences(catalog, entries));
    const aside = this.#setTagsAside();
    return { bytes: writeObjects(this.#texts, this.#streams, root, info), aside };
  }

  #setTagsAside(): RawObject[] {
    const lists = new Set(this.#lists);
    const aside: RawObject[] = [];
    for (const [number, text] of this.#texts) if (lists.has(number) || isTag(text)) aside.push({ number, text });
    for (const { number } of aside) this.#texts.delete(number);
    return aside;
  }

  #take(number: number | undefined): string {
    const text = this.#texts.get(number ?? 0) ?? '';
    this.#texts.delete(number ?? 0);
    return text;
  }

  #add(text: string): number {
    this.#used = { ...this.#used, objects: this.#used.objects + 1 };
    this.#texts.set(this.#used.objects, text);
    return this.#used.objects;
  }

  #addTags(piece: Piece, root: string, before: number): void {
    const document = referenceIn(root, 'K') ?? 0;
    const tree = /\/Nums \[([^\]]*)\]/.exec(this.#take(referenceIn(root, 'ParentTree')))?.[1] ?? '';
    const keyed = [...tree.matchAll(/(\d+) (\d+) 0 R/g)].map(([, key, number]) => [
      Number(key) + before,
      Number(number),
    ]);
    this.#lists.push(...keyed.map(([, number]) => number ?? 0));
    this.#parents.push(keyed.map(([key, number]) => `${key} ${number} 0 R`).join(' '));
    const ids = this.#take(referenceIn(root, 'IDTree'));
    this.#ids.push(/\/Kids \[([^\]]*)\]/.exec(ids)?.[1] ?? '');
    if (!this.#tags) this.#tags = new JoinedTags(this.#texts, document);
    else
      this.#tags.add(
        document,
        piece.texts.keys(),
        keyed.map(([, number]) => number ?? 0),
      );
  }

  #tagRoot(): string {
    const parents = this.#add(`<</Type /ParentTree\n/Nums [${this.#parents.filter(Boolean).join(' ')}]>>`);
    this.#lists.push(parents);
    const ids = this.#ids.filter(Boolean).join(' ');
    const idTree = ids === '' ? '' : `\n/IDTree ${this.#add(`<</Kids [${ids}]>>`)} 0 R`;
    const next = `/ParentTreeNextKey ${this.#used.parents}\n/ParentTree ${parents} 0 R`;
    return `<</Type /StructTreeRoot\n/K ${this.#tags?.document ?? 0} 0 R\n${next}${idTree}>>`;
  }

  #pageTree(): string {
    const number = this.#used.objects + 1;
    const count = this.#pages.reduce(
      (sum, root) => sum + Number(/\/Count (\d+)/.exec(this.#texts.get(root) ?? '')?.[1]),
      0,
    );
    for (const root of this.#pages)
      this.#texts.set(root, (this.#texts.get(root) ?? '').replace(/>>$/, `\n/Parent ${number} 0 R>>`));
    return `<</Type /Pages\n/Count ${count}\n/Kids [${this.#pages.map((root) => `${root} 0 R`).join(' ')}]>>`;
  }
}

/** A named place (ISO 32000-1, 12.3.2.3). What goes on in a piece is where it began, in an earlier one. */
const NAMED = /(\/[^\s[\]<>()/]+) (\[[^\]]*\])/g;

function withReferences(dictionary: string, entries: Readonly<Record<string, number>>): string {
  return Object.entries(entries).reduce((text, [key, number]) => {
    const without = text.replace(new RegExp(`\\n/${key} \\d+ 0 R`), '');
    return without.replace(/^<</, () => `<<\n/${key} ${number} 0 R`);
  }, dictionary);
}
