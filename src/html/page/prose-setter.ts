import { randomBytes } from 'node:crypto';
import type { Achieved, Prose } from '../../document/model.js';
import { MARK } from '../mark.js';
import type { LinkMap } from '../markdown/link-map.js';
import { type RenderedProse, renderProse } from '../markdown/render-prose.js';
import { marksOf } from '../words/marks.js';
import { Speaker, type Spoken } from '../words/speaker.js';
import type { Words } from '../words/words.js';
import type { PictureEmbedder } from './embed-picture.js';
import { type BodyStore, keyOf, readKept, renderForKeeping } from './kept-prose.js';
import { SafeHtml } from './safe-html.js';

/** Sets each text once, however often it is shown. */
export class ProseSetter {
  readonly #links: LinkMap;
  readonly #store: BodyStore | undefined;
  readonly #speaker: Speaker;
  /** Says what stands within texts: their marks are made the page's afterwards. */
  readonly #plain: Speaker;
  readonly #rendered = new Map<Prose, RenderedProse>();
  readonly #places: ((embedder: PictureEmbedder) => string)[] = [];
  /** Nobody can guess it, so no title or file can name a place; it never stays in the page. */
  readonly #secret = randomBytes(12).toString('hex');

  constructor(links: LinkMap, speaker: Speaker, store?: BodyStore) {
    this.#speaker = speaker;
    this.#plain = new Speaker(speaker.language, null, speaker.print);
    this.#links = links;
    this.#store = store;
  }

  prose(prose: Prose): SafeHtml | null {
    const { html, pictures } = this.#render(prose);
    if (html === '') return null;
    const first = this.#places.length;
    for (const { path, alt, width } of pictures) this.#place((embedder) => embedder.embed(path, alt, width).toString());
    return this.#marked(html.replace(PLACE, (_, index: string) => this.#mark(first + Number(index))));
  }

  /** A picture outside of any text. */
  picture(path: string, alt: Words | string): SafeHtml {
    return this.#place((embedder) => embedder.embed(path, alt).toString());
  }

  /** What is long and needs no template: it is put in place with the pictures. */
  later(make: () => string): SafeHtml {
    return this.#place(make);
  }

  opening({ text, body }: Pick<Spoken<Achieved>, 'text' | 'body'>): { html: SafeHtml; whole: boolean } | null {
    if (text !== null || !body) return null;
    const { opening } = this.#render(body);
    return opening && { html: this.#marked(opening.html), whole: opening.whole };
  }

  /** Puts the pictures, and what else was to come later, where the finished page has their marks. */
  fill(page: string, embedder: PictureEmbedder): string {
    const places = new RegExp(`${MARK}${this.#secret}-(\\d+)${MARK}`, 'g');
    return page.replace(places, (_, index: string) => this.#places[Number(index)]?.(embedder) ?? '');
  }

  #marked(html: string): SafeHtml {
    return SafeHtml.of(marksOf(html, this.#speaker.marks));
  }

  #place(make: (embedder: PictureEmbedder) => string): SafeHtml {
    this.#places.push(make);
    return SafeHtml.of(this.#mark(this.#places.length - 1));
  }

  #mark(index: number): string {
    return `${MARK}${this.#secret}-${index}${MARK}`;
  }

  #render(prose: Prose): RenderedProse {
    const known = this.#rendered.get(prose);
    if (known) return known;
    const rendered = this.#store ? this.#fromStore(prose, this.#store) : renderProse(prose, this.#links, this.#plain);
    this.#rendered.set(prose, rendered);
    return rendered;
  }

  #fromStore(prose: Prose, store: BodyStore): RenderedProse {
    const key = keyOf(prose, this.#plain);
    const known = readKept(store.get(key), prose, this.#links);
    if (known) return known;
    const { rendered, kept } = renderForKeeping(prose, this.#links, this.#plain);
    store.set(key, kept);
    return rendered;
  }
}

const PLACE = new RegExp(`${MARK}(\\d+)${MARK}`, 'g');
