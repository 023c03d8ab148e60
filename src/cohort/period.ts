/** A stretch of the calendar, as people write it in a settings file. */
export interface Period {
  months: number;
  days: number;
}

const UNITS: Record<string, Period> = {
  y: { months: 12, days: 0 },
  m: { months: 1, days: 0 },
  w: { months: 0, days: 7 },
  d: { months: 0, days: 1 },
};

/** @param text `3y`, `6 months`, `90 days`, `6m`. @returns null where it is none */
export function readPeriod(text: string): Period | null {
  const [, number = '', unit = ''] =
    /^(\d{1,4})\s*(y|years?|m|months?|w|weeks?|d|days?)$/i.exec(text.trim().replace(/^(\d+)([a-z])/i, '$1 $2')) ?? [];
  const one = UNITS[unit[0]?.toLowerCase() ?? ''];
  return one ? { months: one.months * Number(number), days: one.days * Number(number) } : null;
}

/**
 * The day a period after another. The 31st of a month that has none is its last day.
 * @param day YYYY-MM-DD. @param sign -1: before it
 */
export function dayAfter(day: string, { months, days }: Period, sign: 1 | -1 = 1): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + sign * months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(date, last) + sign * days);
  return first.toISOString().slice(0, 10);
}

/** Whole days from one day to another; null where one of them is none. */
export function daysBetween(from: string | null, to: string): number | null {
  const length = (Date.parse(to) - Date.parse(from ?? '')) / 86_400_000;
  return Number.isFinite(length) ? Math.round(length) : null;
}
