import type { LinkMap } from '../markdown/link-map.js';
import { MARK } from '../markdown/pictures.js';
import { type RenderedProse, renderProse } from '../markdown/render-prose.js';
import type { Achieved, Prose } from '../model.js';
import type { PictureEmbedder } from './embed-picture.js';
import { type BodyStore, keyOf, readKept, renderForKeeping } from './kept-prose.js';
import { SafeHtml } from './safe-html.js';

/** Sets each text once, however often it is shown. */
export class ProseSetter {
  readonly #links: LinkMap;
  readonly #store: BodyStore | undefined;
  readonly #rendered = new Map<Prose, RenderedProse>();
  readonly #pictures: { path: string; alt: string }[] = [];

  constructor(links: LinkMap, store?: BodyStore) {
    this.#links = links;
    this.#store = store;
  }

  prose(prose: Prose): SafeHtml | null {
    const { html, pictures } = this.#render(prose);
    if (html === '') return null;
    const first = this.#pictures.length;
    this.#pictures.push(...pictures);
    return SafeHtml.of(html.replace(PLACE, (_, index: string) => `${MARK}${first + Number(index)}${MARK}`));
  }

  /** A picture outside of any text. */
  picture(path: string, alt: string): SafeHtml {
    this.#pictures.push({ path, alt });
    return SafeHtml.of(`${MARK}${this.#pictures.length - 1}${MARK}`);
  }

  opening({ text, body }: Pick<Achieved, 'text' | 'body'>): { html: SafeHtml; whole: boolean } | null {
    if (text !== null || !body) return null;
    const { opening } = this.#render(body);
    return opening && { html: SafeHtml.of(opening.html), whole: opening.whole };
  }

  /** Puts the pictures where the finished page has their marks. */
  fill(page: string, embedder: PictureEmbedder): string {
    return page.replace(PLACE, (_, index: string) => {
      const picture = this.#pictures[Number(index)];
      return picture ? embedder.embed(picture.path, picture.alt).toString() : '';
    });
  }

  #render(prose: Prose): RenderedProse {
    const known = this.#rendered.get(prose);
    if (known) return known;
    const rendered = this.#store ? this.#fromStore(prose, this.#store) : renderProse(prose, this.#links);
    this.#rendered.set(prose, rendered);
    return rendered;
  }

  #fromStore(prose: Prose, store: BodyStore): RenderedProse {
    const key = keyOf(prose);
    const known = readKept(store.get(key), prose, this.#links);
    if (known) return known;
    const { rendered, kept } = renderForKeeping(prose, this.#links);
    store.set(key, kept);
    return rendered;
  }
}

const PLACE = new RegExp(`${MARK}(\\d+)${MARK}`, 'g');
