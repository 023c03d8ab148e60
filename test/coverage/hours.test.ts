import { expect, test } from 'vitest';
import { hoursThatCount } from '../../src/coverage/hours.js';
import { coverStage } from '../../src/coverage/index.js';
import { advanced } from './in-memory.js';

const entry = (date: string): string => `---\nkind: entry\ndate: ${date}\nhours: 2\ncriteria: AM1\n---\n\nWe met.\n`;

test.each([
  ['without a limit all count', 0, '2026-11-20', '2001-01-01', 2],
  ['the day after the same day so many months ago', 12, '2026-11-20', '2025-11-21', 2],
  ['that day itself no longer', 12, '2026-11-20', '2025-11-20', 0],
  ['back over the turn of a year', 3, '2026-02-10', '2025-11-11', 2],
  ['and not one day more', 3, '2026-02-10', '2025-11-10', 0],
  ['those of today', 0, '2026-11-20', '2026-11-20', 2],
  ['of today within a time', 12, '2026-11-20', '2026-11-20', 2],
  ['none of a day to come', 0, '2026-11-20', '2026-11-21', 0],
  ['nor within a time', 12, '2026-11-20', '2026-11-21', 0],
  ['from December', 2, '2026-12-10', '2026-10-11', 2],
  ['not one day more', 2, '2026-12-10', '2026-10-10', 0],
])('hours: %s (within %i months of %s, on %s)', (_, months, today, date, expected) => {
  const linked = advanced({ 'journal/a.md': entry(date) });
  const [place] = linked.currentStage ? [linked.currentStage] : [];
  if (!place) throw new Error('no stage');
  const { timed, stage } = coverStage(linked, place);
  const limited = { ...stage, requires: { ...stage.requires, 'hours-months': months } };
  expect(hoursThatCount({ timed, stage: limited }, today)).toBe(expected);
});
