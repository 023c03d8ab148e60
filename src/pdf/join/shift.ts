import type { Used } from './raw-piece.js';

/** Texts in brackets, which are kept but for the ids of tags; references; keys in the tree from pages to tags. */
const NUMBERED = /\((?:node(\d{8})\)|(?:[^\\()]|\\[\s\S])*\))|(\d+) 0 R|(\/StructParents?) (\d+)/g;

/**
 * Numbers what objects refer to on from what was used up before.
 *
 * @param same objects that are other ones in the whole
 */
export function shift(text: string, by: Used, same: ReadonlyMap<number, number> = new Map()): string {
  if (by.objects === 0 && by.parents === 0 && by.ids === 0 && same.size === 0) return text;
  return text.replace(NUMBERED, (whole, id, reference, name, key) => {
    if (name !== undefined) return `${name} ${Number(key) + by.parents}`;
    if (id !== undefined) return `(node${String(Number(id) + by.ids).padStart(8, '0')})`;
    if (reference === undefined) return whole;
    const number = Number(reference) + by.objects;
    return `${same.get(number) ?? number} 0 R`;
  });
}
