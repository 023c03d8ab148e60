import { drawnIn, namesOf } from './drawn-names.js';

/** A stream of a PDF that is no picture. */
export interface PdfStream {
  readonly size: number;
  /** Whether it says that it is drawn as a whole (ISO 32000-1, 8.10). */
  readonly isForm: boolean;
  /** Unpacks it, as often as it is asked. */
  readonly content: () => string;
}

/** Where names stand that are not with the object itself; a page has those of the tree above it, too. */
const ELSEWHERE = ['Resources', 'XObject', 'Font', 'Parent'];
export const REFERENCE = /(?<!\d)(\d+)\s+\d+\s+R\b/g;
const LOOKS = /\/AP\s*(?:<<([^>]*)|(\d+)\s+\d+\s+R\b)/g;
const GLYPHS = /\/CharProcs\s*(?:<<([^>]*)|(\d+)\s+\d+\s+R\b)/g;
/** What each use takes beside what it draws, so that none is free, however little that is. */
export const EACH_USE = 100;
/** No program nests drawings so deep, and PDFium gives up before. */
const DEEPEST = 60;
const MOST_NAMES = 50_000;
const MOST_PLACES = 64;

/**
 * How much is drawn by name: forms in forms, the looks of remarks and fields, and letters that draw forms. Each use counts, for an
 * engine goes through a form as often as it is drawn; one that draws itself has no end.
 */
export class DrawnForms {
  readonly #texts: ReadonlyMap<string, string>;
  readonly #streams: ReadonlyMap<string, PdfStream>;
  readonly #sizes = new Map<string, number>();
  readonly #drawn = new Map<string, ReadonlyMap<string, number> | null>();
  readonly #names = new Map<string, ReadonlyMap<string, readonly string[]>>();
  readonly #places = new Map<string, readonly string[]>();
  readonly #glyphs = new Map<string, number>();
  readonly #looks = new Map<string, number>();
  readonly #letters = new Map<string, number>();
  readonly #anywhere = new Map<string, number>();
  #everywhere: ReadonlyMap<string, readonly string[]> | null = null;

  constructor(texts: ReadonlyMap<string, string>, streams: ReadonlyMap<string, PdfStream>) {
    this.#texts = texts;
    this.#streams = streams;
  }

  /** The size of all that a stream draws by name. @param owner the object whose names it uses: a page, a font, the form itself */
  drawnBy(stream: string, owner: string, level = 0): number {
    const drawn = this.#drawnNames(stream);
    if (drawn === null) return Number.POSITIVE_INFINITY;
    let size = 0;
    for (const [name, uses] of drawn) size += EACH_USE + uses * this.#meant(name, owner, level + 1);
    return size;
  }

  /** The size of what the letters of an object's fonts draw by name: an engine makes each once for as long as it shows a page. */
  drawnByLetters(owner: string, level = 0): number {
    return this.#placesOf(owner).reduce((sum, place) => sum + this.#lettersIn(place, level), 0);
  }

  #lettersIn(place: string, level: number): number {
    const known = this.#letters.get(place);
    if (known !== undefined) return known;
    let size = 0;
    for (const fonts of this.#namesIn(place).values()) for (const font of fonts) size += this.#glyphsOf(font, level);
    this.#letters.set(place, size);
    return size;
  }

  /** The size of the looks of what stands in the text of an object (12.5.5): the largest of each. */
  looksIn(text: string): number {
    return this.#listed(LOOKS, text).reduce((sum, list) => sum + this.#largest(list, 0), 0);
  }

  /** The same of an object itself. */
  looksOf(number: string): number {
    const size = this.#looks.get(number) ?? this.looksIn(this.#texts.get(number) ?? '');
    this.#looks.set(number, size);
    return size;
  }

  #largest(list: string, level: number): number {
    const sizes = [...list.matchAll(REFERENCE)].map(([, number = '']) => {
      if (this.#streams.get(number)?.isForm) return this.#sizeOf(number, 0);
      return level === 0 ? this.#largest(this.#texts.get(number) ?? '', 1) : 0;
    });
    return sizes.reduce((most, size) => Math.max(most, size), 0);
  }

  #sizeOf(form: string, level: number): number {
    const stream = this.#streams.get(form);
    if (!stream) return 0;
    const known = this.#sizes.get(form);
    if (known !== undefined) return known;
    if (level > DEEPEST) return Number.POSITIVE_INFINITY;
    this.#sizes.set(form, Number.POSITIVE_INFINITY);
    const size = stream.size + this.drawnBy(form, form, level) + this.drawnByLetters(form, level);
    this.#sizes.set(form, size);
    return size;
  }

  #glyphsOf(font: string, level: number): number {
    const known = this.#glyphs.get(font);
    if (known !== undefined) return known;
    this.#glyphs.set(font, 0);
    let size = 0;
    for (const list of this.#listed(GLYPHS, this.#texts.get(font) ?? ''))
      for (const [, glyph = ''] of list.matchAll(REFERENCE)) size += this.drawnBy(glyph, font, level + 1);
    this.#glyphs.set(font, size);
    return size;
  }

  /** What stands in a dictionary, or in another object. */
  #listed(what: RegExp, text: string): string[] {
    return [...text.matchAll(what)].map(([, list, number = '']) => list ?? this.#texts.get(number) ?? '');
  }

  /** How often a stream draws what; null for more than anybody draws. */
  #drawnNames(stream: string): ReadonlyMap<string, number> | null {
    const known = this.#drawn.get(stream);
    if (known !== undefined) return known;
    const names = new Map<string, number>();
    for (const name of drawnIn(this.#streams.get(stream)?.content() ?? '')) {
      names.set(name, (names.get(name) ?? 0) + 1);
      if (names.size > MOST_NAMES) break;
    }
    const found = names.size > MOST_NAMES ? null : names;
    this.#drawn.set(stream, found);
    return found;
  }

  /**
   * The size of the largest that a name can mean. One that an object does not know is one of the page that draws it (7.8.3), and
   * which that is depends: any may be.
   */
  #meant(name: string, owner: string, level: number): number {
    const own = this.#placesOf(owner).flatMap((place) => this.#namesIn(place).get(name) ?? []);
    if (own.length > 0) return own.length * EACH_USE + this.#largestOf(own, level);
    this.#everywhere ??= namesOf([...this.#texts.values()]);
    const size = this.#anywhere.get(name) ?? this.#largestOf(this.#everywhere.get(name) ?? [], level);
    this.#anywhere.set(name, size);
    return size;
  }

  #largestOf(forms: readonly string[], level: number): number {
    return forms.reduce((most, form) => Math.max(most, this.#sizeOf(form, level)), 0);
  }

  #namesIn(place: string): ReadonlyMap<string, readonly string[]> {
    const names = this.#names.get(place) ?? namesOf([this.#texts.get(place) ?? '']);
    this.#names.set(place, names);
    return names;
  }

  #placesOf(owner: string): readonly string[] {
    const known = this.#places.get(owner);
    if (known) return known;
    const places = new Set([owner]);
    for (const place of places)
      for (const key of ELSEWHERE)
        for (const number of (this.#namesIn(place).get(key) ?? []).slice(0, MOST_PLACES))
          if (places.size < MOST_PLACES) places.add(number);
    const found = [...places];
    this.#places.set(owner, found);
    return found;
  }
}
