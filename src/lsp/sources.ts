import type { Source } from '../portfolio/index.js';

/** A source in one plain line: `Lane and Marsh (2019) Waiting`. */
export function sourceInWords({ authors, editors, year, fields, key }: Source): string {
  const named = (authors.length > 0 ? authors : editors).map(({ family }) => family).filter(Boolean);
  const who = named.length > 3 ? `${named[0]} and others` : named.join(', ').replace(/, ([^,]*)$/, ' and $1');
  return [who, year === null ? '' : `(${year})`, fields['title'] ?? key].filter(Boolean).join(' ');
}
