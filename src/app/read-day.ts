import { isDay, readDayFirst } from '../portfolio/index.js';
import { Refusal } from '../text/refusal.js';

/**
 * A day as people give it; British readers write the day first.
 * @returns it as YYYY-MM-DD. @param option the one it was given to
 */
export function readDay(text: string, option: string): string {
  const day = isDay(text.trim()) ? text.trim() : readDayFirst(text);
  if (day !== null) return day;
  throw new Refusal('NotADay', `\`${text}\` is not a date (--${option}).`, 'Write year, month and day, as 2026-03-12.');
}
