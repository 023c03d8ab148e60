import { createHash } from 'node:crypto';
import type { Destination, LinkMap } from '../markdown/link-map.js';
import { MARK } from '../markdown/pictures.js';
import { type RenderedProse, renderProse } from '../markdown/render-prose.js';
import type { Achieved, Prose } from '../model.js';
import type { PictureEmbedder } from './embed-picture.js';
import { SafeHtml } from './safe-html.js';

/** Keeps rendered texts between runs. What is kept is HTML of this program: the store must be the user's own. */
export interface BodyStore {
  get: (key: string) => string | undefined;
  set: (key: string, value: string) => void;
}

/** A text as kept: with what its links led to, since that depends on other files. */
interface Kept {
  rendered: RenderedProse;
  links: [kind: 'link' | 'picture', url: string, to: Destination][];
}

/** Changes whenever the same text would be set in another way. */
const VERSION = 1;

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
    const key = createHash('sha256')
      .update(JSON.stringify([VERSION, prose]))
      .digest('hex');
    const kept = parseKept(store.get(key));
    if (kept?.links.every(([kind, url, to]) => same(this.#links[kind](url, prose.path), to))) return kept.rendered;
    const links: Kept['links'] = [];
    const noted = this.#links.noting((kind, url, to) => links.push([kind, url, to]));
    const rendered = renderProse(prose, noted);
    store.set(key, JSON.stringify({ rendered, links } satisfies Kept));
    return rendered;
  }
}

const PLACE = new RegExp(`${MARK}(\\d+)${MARK}`, 'g');

function same(a: Destination, b: Destination): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** A store that was damaged gives nothing, never an error. */
function parseKept(text: string | undefined): Kept | null {
  if (text === undefined) return null;
  try {
    const kept = JSON.parse(text) as Partial<Kept>;
    return kept.rendered && Array.isArray(kept.links) ? (kept as Kept) : null;
  } catch {
    return null;
  }
}
