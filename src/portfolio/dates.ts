const ISO = /^(\d{4})-(\d{2})-(\d{2})$/;
const DAY_FIRST = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})$/;
const YEAR_FIRST = /^(\d{4})(?:[./-](\d{1,2})[./-](\d{1,2})|(\d{2})(\d{2}))$/;
/** `Thursday, 12th of March 2026`, `Dydd Iau, 12fed o Fawrth 2026` */
const IN_WORDS =
  /^(?:(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*|dydd\s+[a-z]+),?\s+)?(\d{1,2})(?:st|nd|rd|th|af|ail|ydd|ed|fed|eg|ain)?(?:\s+of?)?[\s-]+([a-z]{3,10})\.?,?[\s-]+(\d{4}|\d{2})$/i;
/** `March 12th, 2026` */
const MONTH_FIRST = /^([a-z]{3,10})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$/i;
/** What a day is copied with: quotes around it, and the time behind it. */
const AROUND = /^["'‘“]|["'’”]$|[T,\s]+\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})?(?:\s?[ap]m)?$/gi;
const MONTHS = 'january february march april may june july august september october november december'.split(' ');
const WELSH = 'ionawr chwefror mawrth ebrill mai mehefin gorffennaf awst medi hydref tachwedd rhagfyr'.split(' ');
/** As they are behind `o`, where that changes them. */
const WELSH_OF = '- - fawrth - fai fehefin orffennaf - fedi - dachwedd ragfyr'.split(' ');

/** @returns whether the text is a day of the calendar, as YYYY-MM-DD */
export function isDay(text: string): boolean {
  const match = ISO.exec(text);
  if (!match) return false;
  const [, year = '', month = '', day = ''] = match;
  const length = daysIn(Number(year), Number(month));
  return Number(day) >= 1 && Number(day) <= length;
}

/** @returns the day that a British reader means by 12/03/2026, 12 March 2026, 12 Mawrth 2026 or 2026/3/12, as YYYY-MM-DD, or null */
export function readDayFirst(text: string): string | null {
  const written = bare(text);
  const [, year = '', ...rest] = YEAR_FIRST.exec(written) ?? [];
  if (year !== '') return dayFrom(rest[1] ?? rest[3] ?? '', rest[0] ?? rest[2] ?? '', year);
  const [, word = '', number = '', ending = ''] = MONTH_FIRST.exec(written) ?? [];
  if (ending !== '') return dayFrom(number, `${monthNumber(word) ?? ''}`, ending);
  const [, day = '', month = '', end = ''] = DAY_FIRST.exec(written) ?? IN_WORDS.exec(written) ?? [];
  return dayFrom(day, /\d/.test(month) ? month : `${monthNumber(month) ?? ''}`, end);
}

/** @returns the day that was meant by a text that is none, and how to say so; null where none can be told */
export function meantDay(text: string): { day: string; hint: string } | null {
  const day = readDayFirst(text);
  if (day === null) return null;
  return { day, hint: DAY_FIRST.test(bare(text)) ? `If the day comes first, it is \`${day}\`.` : `Write \`${day}\`.` };
}

const bare = (text: string): string => text.trim().replace(AROUND, '').trim();

function dayFrom(day: string, month: string, year: string): string | null {
  const iso = `${year.length === 2 ? '20' : ''}${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDay(iso) ? iso : null;
}

/** @returns 3 for `March`, `mar`, `Mawrth` and `Fawrth`; null for a word that is no month */
export function monthNumber(word: string): number | null {
  const name = word.toLowerCase();
  if (name.length < 3) return null;
  const found = [MONTHS, WELSH, WELSH_OF].map((months) => months.findIndex((month) => month.startsWith(name)) + 1);
  return found.find((number) => number > 0) ?? null;
}

function daysIn(year: number, month: number): number {
  if (month < 1 || month > 12) return 0;
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
