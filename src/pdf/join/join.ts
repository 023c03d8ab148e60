import { JoinedOutline } from './joined-outline.js';
import { JoinedTags } from './joined-tags.js';
import type { PackedObjects } from './packed-objects.js';
import { type PackedTags, type RawPiece, type RawStream, referenceIn } from './raw-piece.js';
import { NOTHING, type Piece, readPiece } from './read-piece.js';
import { packTags } from './tags-apart.js';

/** A whole file, but for its tags, nine tenths of all objects: nobody looks at them again, so they are packed as soon as they are known. */
export interface Joined extends Piece {
  readonly tags: readonly Promise<readonly PackedObjects[]>[];
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
  readonly #packed: Promise<readonly PackedObjects[]>[] = [];
  #used = NOTHING;
  #first: Piece | undefined;
  #tags: JoinedTags | undefined;

  /**
   * @param raw the next piece, in the order of the document
   * @returns its tags, as they are packed here
   */
  add(raw: RawPiece): Promise<PackedTags> {
    const before = this.#used;
    const piece = readPiece(raw, before, this.#known);
    this.#used = piece.used;
    for (const [number, text] of piece.texts) this.#texts.set(number, text);
    for (const [number, stream] of piece.streams) this.#streams.set(number, stream);
    const catalog = this.#take(piece.root);
    this.#pages.push(referenceIn(catalog, 'Pages') ?? 0);
    const names = this.#take(referenceIn(catalog, 'Dests'));
    for (const [, name = '', place = ''] of names.matchAll(NAMED))
      if (!this.#names.has(name)) this.#names.set(name, place);
    this.#outline.add(referenceIn(catalog, 'Outlines'));
    this.#addTags(piece, this.#take(referenceIn(catalog, 'StructTreeRoot')), before.parents);
    if (this.#first) this.#take(piece.info);
    this.#first ??= piece;
    if (this.#first === piece) this.#texts.set(piece.root, catalog);
    const tags = packTags(raw.tags, before);
    this.#packed.push(tags.then(({ groups }) => groups));
    return tags;
  }

  /** @returns the whole */
  whole(): Joined {
    const { root = 0, info = 0 } = this.#first ?? {};
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
    return { texts: this.#texts, streams: this.#streams, root, info, used: this.#used, tags: this.#packed };
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
