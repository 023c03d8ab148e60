const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/**
 * A day in British words: `12 March 2026`. Spelled out here, so that no machine's locale data changes a page.
 * @param day as YYYY-MM-DD; any other text comes back as it is
 */
export function dayInWords(day: string): string {
  const parts = split(day);
  return parts ? `${parts.day} ${MONTHS[parts.month - 1]} ${parts.year}` : day;
}

/** The same in a table's narrow column: `12 Mar 2026`. */
export function dayInShort(day: string): string {
  const parts = split(day);
  return parts ? `${parts.day} ${MONTHS[parts.month - 1]?.slice(0, 3)} ${parts.year}` : day;
}

/** A month (YYYY-MM): `March 2026`. */
export function monthInWords(month: string): string {
  const [year, number] = month.split('-');
  return `${MONTHS[Number(number) - 1] ?? ''} ${year}`.trim();
}

/** A month's short name: `Mar`. */
export function monthName(month: string): string {
  return MONTHS[Number(month.slice(5, 7)) - 1]?.slice(0, 3) ?? '';
}

/** From one month to another, each named once: `September 2025 to July 2026`, `May to July 2026`, `May 2026`. */
export function monthsInWords(from: string, until: string): string {
  const [first, last] = [split(from), split(until)];
  if (!first || !last) return from === until ? from : `${from} to ${until}`;
  const end = `${MONTHS[last.month - 1]} ${last.year}`;
  if (first.year !== last.year) return `${MONTHS[first.month - 1]} ${first.year} to ${end}`;
  return first.month === last.month ? end : `${MONTHS[first.month - 1]} to ${end}`;
}

/** Days since 1 January 1970, for placing a day on a line. */
export function dayNumber(day: string): number {
  return Math.round(Date.parse(`${day}T00:00:00Z`) / 86_400_000);
}

function split(day: string): { year: number; month: number; day: number } | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  return match ? { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) } : null;
}
