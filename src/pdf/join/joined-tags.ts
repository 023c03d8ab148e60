import { referenceIn } from './raw-piece.js';

/**
 * What the language of an element ends in (a private subtag, BCP 47, 2.2.7) that begins a piece but not the document: it is how
 * the element can be told in the tags. What it stands in has begun in the piece before. The second one is of an element that has
 * no language of its own.
 */
export const BEGINS = '-x-begins';
export const BEGINS_BARE = '-x-begins0';

const MARKED = /\n\/Lang \(([^)]*?)-x-begins(0?)\)/;

/**
 * One tree of tags from those of the pieces. Where a piece begins inside of elements, its tags of them are none of their own: what
 * they hold goes on in those of the piece before, as in a document printed whole.
 */
export class JoinedTags {
  readonly #texts: Map<number, string>;
  readonly #kids = new Map<number, string[]>();
  /** The outermost tag. */
  readonly document: number;

  /**
   * @param texts all objects by number; what is joined is changed and taken out there
   * @param document the outermost tag of the first piece
   */
  constructor(texts: Map<number, string>, document: number) {
    this.#texts = texts;
    this.document = document;
  }

  /**
   * Takes in the tags of the next piece.
   *
   * @param document its outermost tag
   * @param numbers of its objects
   * @param lists its lists from pages to tags
   */
  add(document: number, numbers: Iterable<number>, lists: readonly number[]): void {
    const gone = new Map<number, number>();
    let into: number | undefined = this.document;
    const open = openAt(this.#texts, this.#firstOf(numbers) ?? 0, document);
    for (const [depth, tag] of open.entries()) {
      const last: number | undefined = into === undefined ? undefined : this.#lastOf(into);
      const next = open[depth + 1];
      const goesOn = next !== undefined && last !== undefined && this.#kindOf(next) === this.#kindOf(last);
      if (into !== undefined) this.#move(tag, into, goesOn ? next : undefined);
      if (into !== undefined) gone.set(tag, into);
      if (!goesOn) break;
      into = last;
    }
    for (const number of lists) {
      const list = this.#texts.get(number);
      if (list !== undefined) this.#texts.set(number, redirected(list, gone));
    }
    for (const number of gone.keys()) this.#texts.delete(number);
  }

  /** Writes what elements hold now. */
  finish(): void {
    for (const [number, kids] of this.#kids) {
      const text = this.#texts.get(number);
      if (text !== undefined) this.#texts.set(number, `${text.slice(0, kidsAt(text))}\n/K [${kids.join(' ')}]>>`);
    }
  }

  /** The element that the piece begins with, which is then marked no more. */
  #firstOf(numbers: Iterable<number>): number | undefined {
    let first: number | undefined;
    for (const number of numbers) {
      const text = this.#texts.get(number);
      if (!text?.includes('-x-begins') || !MARKED.test(text)) continue;
      first ??= number;
      this.#texts.set(
        number,
        text.replace(MARKED, (_, language: string, bare: string) => (bare ? '' : `\n/Lang (${language})`)),
      );
    }
    return first;
  }

  #move(from: number, into: number, except: number | undefined): void {
    const page = referenceIn(this.#texts.get(from) ?? '', 'Pg');
    const moved = this.#kidsOf(from).filter((kid) => kid !== `${except} 0 R`);
    const kids = [...this.#kidsOf(into)];
    this.#kids.set(into, kids);
    for (const kid of moved) {
      kids.push(/^\d+$/.test(kid) ? `<</Type /MCR\n/Pg ${page} 0 R\n/MCID ${kid}>>` : kid);
      const number = numberOf(kid);
      const text = number === undefined ? undefined : this.#texts.get(number);
      if (number !== undefined && text !== undefined)
        this.#texts.set(number, text.replace(`\n/P ${from} 0 R`, `\n/P ${into} 0 R`));
    }
  }

  #lastOf(tag: number): number | undefined {
    return numberOf(this.#kidsOf(tag).at(-1) ?? '');
  }

  #kindOf(tag: number): string | undefined {
    return /\n\/S \/(\w+)/.exec(this.#texts.get(tag) ?? '')?.[1];
  }

  #kidsOf(tag: number): readonly string[] {
    return this.#kids.get(tag) ?? kidsIn(this.#texts.get(tag) ?? '');
  }
}

/** The tags of a piece that those before and behind it may go on in, or move: at its beginning, and at its end. */
export function goesOnIn(texts: ReadonlyMap<number, string>, document: number): Set<number> {
  const marked = [...texts].filter(([, text]) => text.includes('-x-begins')).map(([number]) => number);
  const found = new Set(marked);
  for (const tag of openAt(texts, marked[0] ?? 0, document))
    for (const one of [tag, ...kidsIn(texts.get(tag) ?? '').map(numberOf)]) if (one !== undefined) found.add(one);
  for (let tag: number | undefined = document; tag !== undefined; ) {
    found.add(tag);
    tag = numberOf(kidsIn(texts.get(tag) ?? '').at(-1) ?? '');
  }
  return found;
}

/** From the outermost tag to the one that the first stands in. */
function openAt(texts: ReadonlyMap<number, string>, first: number, document: number): number[] {
  const open: number[] = [];
  const above = (tag: number): number | undefined => referenceIn(texts.get(tag) ?? '', 'P');
  for (let tag = above(first); tag !== undefined && tag !== document; tag = above(tag)) open.unshift(tag);
  return [document, ...open];
}

function kidsIn(text: string): readonly string[] {
  return text.slice(kidsAt(text) + '\n/K '.length, -2).match(/<<[\s\S]*?>>|\d+ 0 R|\d+/g) ?? [];
}

/** Where a tag says what it holds, which it says last. */
function kidsAt(text: string): number {
  const at = text.lastIndexOf('\n/K ');
  return at < 0 ? text.length - 2 : at;
}

function numberOf(kid: string): number | undefined {
  const number = /^(\d+) 0 R$/.exec(kid)?.[1];
  return number === undefined ? undefined : Number(number);
}

function redirected(list: string, gone: ReadonlyMap<number, number>): string {
  return list.replace(/(\d+) 0 R/g, (whole, number) => {
    const into = gone.get(Number(number));
    return into === undefined ? whole : `${into} 0 R`;
  });
}
