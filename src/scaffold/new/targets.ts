import { oneLine } from '../../text/one-line.js';

/** A target as a task with its parts below it. */
export interface NewTarget {
  text: string;
  /** YYYY-MM-DD, or null */
  due: string | null;
  measure: string | null;
  action: string | null;
  /** Ids of points or standards. */
  for: readonly string[];
}

/** @returns the Markdown of a target, without a line end behind it */
export function targetItem(target: NewTarget): string {
  const parts = [
    ['due', target.due],
    ['measure', target.measure],
    ['action', target.action],
    ['for', target.for.join(', ')],
  ].flatMap(([label, value]) => (value ? [`  - ${label}: ${oneLine(value)}`] : []));
  return [`- [ ] ${oneLine(target.text)}`, ...parts].join('\n');
}
