import type { WordChange } from './model.js';
import { attribute, type XmlElement } from './xml.js';

const CHANGES: Readonly<Record<string, WordChange['kind']>> = {
  'w:ins': 'inserted',
  'w:moveTo': 'inserted',
  'w:del': 'deleted',
  'w:moveFrom': 'deleted',
};

/** Who put something in or took it out, as the element says; null for any other element. */
export function changeOf(element: XmlElement): WordChange | null {
  const kind = CHANGES[element.name];
  if (kind === undefined) return null;
  return { kind, author: attribute(element, 'w:author') ?? '', date: dayOf(attribute(element, 'w:date')) };
}

/** Word writes the time of the clock on the wall, whatever zone it names. */
export function dayOf(date: string | null): string | null {
  return /^\d{4}-\d\d-\d\d(?=T|$)/.exec(date ?? '')?.[0] ?? null;
}
