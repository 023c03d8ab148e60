import type { Heading } from '../portfolio/model.js';

/**
 * Whether text stands below a heading, directly or under headings inside its section.
 * @param index the heading's position among the document's headings
 */
export function sectionSays(headings: readonly Heading[], index: number): boolean {
  const start = headings[index];
  if (!start) return false;
  if (!start.empty) return true;
  const rest = headings.slice(index + 1);
  const end = rest.findIndex((heading) => heading.depth <= start.depth);
  return rest.slice(0, end === -1 ? undefined : end).some((heading) => !heading.empty);
}

/** @returns the id that a heading or a task such as `MS1 Personal qualities` or `KQ3: …` begins with */
export function firstWord(text: string): string {
  return /^\S*[^\s:.,;–—-]/.exec(text.trim())?.[0] ?? '';
}
