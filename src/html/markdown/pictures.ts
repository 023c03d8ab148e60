import type { Element, ElementContent } from 'hast';
import type { Text } from '../../document/text.js';
import { MARK } from '../mark.js';
import type { Speaker } from '../words/speaker.js';
import type { Links } from './link-map.js';
import { leadingTo, link } from './links.js';
import { saidNode } from './said.js';

/** A picture to put where its place is marked in the HTML. */
export interface PlacedPicture {
  path: string;
  alt: string;
  /** How wide it was asked for: pixels, or a part of the line as `50%`. */
  width?: string;
}

/** Sets a text's pictures: those of the portfolio as places to fill, remote ones as links, others as their words. */
export class PictureSetter {
  readonly placed: PlacedPicture[] = [];
  readonly #links: Links;
  readonly #from: string;
  readonly #speaker: Speaker;

  constructor(links: Links, from: string, speaker: Speaker) {
    this.#speaker = speaker;
    this.#links = links;
    this.#from = from;
  }

  /** @param alone whether the picture is a paragraph of its own, and so becomes a figure with its caption */
  set(image: Element, alone: boolean): ElementContent {
    const written = textOf(image.properties['alt']);
    const destination = this.#links.picture(textOf(image.properties['src']), this.#from);
    if (destination.kind === 'web') {
      const parts = [this.#speaker.say('prose.remote-picture'), written, textOf(image.properties['title'])];
      return link(destination.href, [saidNode(this.#speaker.together(parts, ': '))]);
    }
    const words = [written, textOf(image.properties['title'])].filter(Boolean).join(' · ');
    if (destination.kind === 'anchor')
      return leadingTo(destination, words === '' ? [] : [{ type: 'text', value: words }]);
    if (destination.kind !== 'picture') return { type: 'text', value: words };
    const { path, id, label } = destination;
    const shown = (text: Text | null): string => (text === null ? '' : String(this.#speaker.text(text)));
    const caption = textOf(image.properties['title']) || shown(destination.title);
    const width = textOf(image.properties['width']);
    this.placed.push({ path, alt: written || shown(destination.alt) || caption, ...(width ? { width } : {}) });
    const place: ElementContent = { type: 'text', value: `${MARK}${this.placed.length - 1}${MARK}` };
    if (!alone) return place;
    const above: ElementContent[] = caption ? [{ type: 'text', value: `${caption} ` }] : [];
    const reference = element('a', { href: `#${id}`, className: ['ref'] }, [{ type: 'text', value: label }]);
    return element('figure', {}, [place, element('figcaption', {}, [...above, reference])]);
  }
}

/** The picture that a paragraph consists of, or null where there is more in it. */
export function lonePicture(node: Element): Element | null {
  if (node.tagName !== 'p') return null;
  const parts = node.children.filter((child) => child.type !== 'text' || child.value.trim() !== '');
  const [only] = parts;
  return parts.length === 1 && only?.type === 'element' && only.tagName === 'img' ? only : null;
}

export function element(tagName: string, properties: Element['properties'], children: ElementContent[]): Element {
  return { type: 'element', tagName, properties, children };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '';
}
