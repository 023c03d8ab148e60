import { Refusal } from '../text/refusal.js';
import type { Env } from './browser/machine.js';

/** Twenty times what the largest portfolio that was ever seen takes a slow laptop. */
const MINUTES = 15;
const MS = 60_000;
/** The longest that a timer waits. */
const LONGEST_MS = 2 ** 31 - 1;

/**
 * Waits for a print no longer than the user said in MENTOR_PRINT_MINUTES, or a quarter of an hour.
 *
 * @param end ends what does not end by itself
 * @throws Refusal PrintTooLong, and what the print throws
 */
export async function withinTime<T>(printed: Promise<T>, env: Env, end: () => void): Promise<T> {
  const set = Number(env['MENTOR_PRINT_MINUTES']);
  const minutes = set > 0 ? set : MINUTES;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => {
        reject(tooLong(minutes));
        end();
      },
      Math.min(minutes * MS, LONGEST_MS),
    );
  });
  try {
    return await Promise.race([printed, late]);
  } finally {
    clearTimeout(timer);
  }
}

function tooLong(minutes: number): Refusal {
  return new Refusal(
    'PrintTooLong',
    `The browser had not printed the document after ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}, so it was stopped.`,
    'Set MENTOR_PRINT_MINUTES to wait longer, or choose another browser with --browser.',
  );
}
