import type { Anchor } from '../text.js';
import type { DocumentModel } from './document-model.js';

/** The model in which nothing leads to places that are no longer there. What names none of them stays the same object. */
export function unlinked(model: DocumentModel, gone: ReadonlySet<Anchor>): DocumentModel {
  if (gone.size === 0) return model;
  const { places, contents, links, ...rest } = model;
  return {
    ...(withoutPlaces(rest, gone) as typeof rest),
    places: places.filter((place) => !gone.has(place)),
    contents: contents.flatMap((item) => {
      const items = item.items.filter(({ id }) => !gone.has(id));
      return gone.has(item.id) && items.length === 0 ? [] : [{ ...item, items }];
    }),
    links: links
      .filter(({ id }) => !gone.has(id))
      .map((link) => ({ ...link, anchors: link.anchors.filter(([, place]) => !gone.has(place)) })),
  };
}

function withoutPlaces(value: unknown, gone: ReadonlySet<Anchor>): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const items = value.map((item) => withoutPlaces(item, gone));
    return items.every((item, index) => item === value[index]) ? value : items;
  }
  let changed: Record<string, unknown> | null = null;
  for (const key of Object.keys(value)) {
    const held = (value as Record<string, unknown>)[key];
    const isPlace = (key === 'anchor' || key === 'id') && typeof held === 'string' && gone.has(held);
    const kept = isPlace ? null : withoutPlaces(held, gone);
    if (kept === held) continue;
    changed ??= { ...value };
    changed[key] = kept;
  }
  return changed ?? value;
}
