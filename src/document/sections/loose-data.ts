import type { Text } from '../text.js';
import type { Fact } from './pieces.js';
import { personInWords } from './references.js';

/** Front-matter that people write in several shapes (parties, objectives, obligations), made text for a reader. */

export function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** @returns one text of a value of any shape, or null where it holds none */
export function asText(value: unknown): string | null {
  if (typeof value === 'string') return value.trim() || null;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  const parts = Array.isArray(value) ? value.flatMap((part) => asText(part) ?? []) : [];
  const pairs = isMapping(value) ? Object.entries(value).flatMap(([key, part]) => pairText(key, part)) : [];
  return [...parts, ...pairs].join('; ') || null;
}

function pairText(key: string, value: unknown): string[] {
  const text = asText(value);
  if (text === null) return [];
  return key === 'text' || key === 'objective' || key === 'name' ? [text] : [`${key.replaceAll('-', ' ')}: ${text}`];
}

/** A list, a mapping or one text as a list of texts. */
export function asTexts(value: unknown): string[] {
  const items = Array.isArray(value) ? value : isMapping(value) ? Object.values(value) : [value];
  return items.flatMap((item) => asText(item) ?? []);
}

/**
 * A mapping as labelled facts, a list as facts without labels.
 * @param named makes a text of a value
 */
export function factsFrom(value: unknown, named: (text: string) => Text): Fact[] {
  if (!isMapping(value)) return asTexts(value).map((text) => ({ label: null, value: named(text) }));
  return Object.entries(value).flatMap(([key, item]) => {
    const text = asText(item);
    return text === null ? [] : [{ label: personInWords(key), value: named(text) }];
  });
}
