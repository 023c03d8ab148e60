const ISO = /^(\d{4})-(\d{2})-(\d{2})$/;
const DAY_FIRST = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})$/;

/** @returns whether the text is a day of the calendar, as YYYY-MM-DD */
export function isDay(text: string): boolean {
  const match = ISO.exec(text);
  if (!match) return false;
  const [, year = '', month = '', day = ''] = match;
  const length = daysIn(Number(year), Number(month));
  return Number(day) >= 1 && Number(day) <= length;
}

/** @returns the day that a British reader means by 12/03/2026, as YYYY-MM-DD, or null */
export function readDayFirst(text: string): string | null {
  const match = DAY_FIRST.exec(text.trim());
  if (!match) return null;
  const [, day = '', month = '', year = ''] = match;
  const full = year.length === 2 ? `20${year}` : year;
  const iso = `${full}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDay(iso) ? iso : null;
}

function daysIn(year: number, month: number): number {
  if (month < 1 || month > 12) return 0;
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
