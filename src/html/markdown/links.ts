import type { Element, ElementContent } from 'hast';
import type { Links } from './link-map.js';

/** A link out of the document; it tells the other side nothing. */
export function link(href: string, children: ElementContent[]): Element {
  return { type: 'element', tagName: 'a', properties: { href, rel: ['noopener', 'noreferrer'] }, children };
}

/**
 * Leads a link of a text to its place in the document or to the web.
 * @param from the file it stands in
 * @returns null where it leads nowhere: then only its words stay
 */
export function resolveLink(anchor: Element, links: Links, from: string): Element | null {
  const href = anchor.properties['href'];
  const destination = typeof href === 'string' ? links.link(href, from) : null;
  if (destination?.kind === 'web') return link(destination.href, anchor.children);
  return destination?.kind === 'anchor' ? { ...anchor, ...leadingTo(destination, anchor.children) } : null;
}

/** A link to a place of the document, with the label of what is there. */
export function leadingTo({ id, label }: { id: string; label: string | null }, children: ElementContent[]): Element {
  const mark: ElementContent[] = label
    ? [
        { type: 'text', value: ' ' },
        {
          type: 'element',
          tagName: 'span',
          properties: { className: ['ref'] },
          children: [{ type: 'text', value: label }],
        },
      ]
    : [];
  return { type: 'element', tagName: 'a', properties: { href: `#${id}` }, children: [...children, ...mark] };
}
