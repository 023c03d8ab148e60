import type { DoctorPart } from '../../app/doctor.js';
import { printable } from '../../text/quoted.js';
import { wrap } from '../../text/wrap.js';

const MARKS = { good: '✓', lacking: '✗', optional: '·' } as const;

/** @returns one line a part, and below it what to do */
export function doctorText(parts: readonly DoctorPart[], width: number): string {
  const lines = parts.flatMap(({ id, state, found, advice }) => {
    const said = advice?.split('\n').flatMap((line) => wrap(printable(line), width - 14)) ?? [];
    return [`${MARKS[state]} ${id.padEnd(11)} ${printable(found)}`, ...said.map((line) => `${' '.repeat(14)}${line}`)];
  });
  const lacking = parts.filter(({ state }) => state === 'lacking').length;
  return `${lines.join('\n')}\n\n${lacking === 0 ? 'Everything that mentor needs is here.' : `Lacking: ${lacking}.`}\n`;
}
