import { expect, test } from 'vitest';
import { coverStage } from '../../src/coverage/index.js';
import { file, place, silver, small, smallPack } from './small-pack.js';

test('what says nothing gives no hours and is no contact', () => {
  const stage = silver({
    'journal/a.md': file('meeting', 'stage: silver\nhours: 2'),
    'journal/b.md': file('meeting', 'stage: silver\nhours: 3', ''),
    'journal/c.md': file('meeting', 'stage: silver'),
  });
  expect([stage.hours, stage.contacts, stage.timed.map(({ path }) => path)]).toEqual([2, 2, ['journal/a.md']]);
});

test('of several self-assessments the one of the last day counts, of one day the last by name', () => {
  const latest = (...days: (string | null)[]): string | undefined =>
    silver(
      Object.fromEntries(
        days.map((day, index) => [
          `stages/silver/${'abcd'[index]}.md`,
          file('self-assessment', `stage: silver${day === null ? '' : `\ndate: ${day}`}`),
        ]),
      ),
    ).selfAssessment?.document?.path;
  expect(latest('2026-01-02', '2026-01-01', null)).toBe('stages/silver/a.md');
  expect(latest('2026-01-01', '2026-01-02', '2026-01-02', null)).toBe('stages/silver/c.md');
  expect(latest(null, null)).toBe('stages/silver/b.md');
});

test('the points of a skill are ticked by themselves', () => {
  const pack = smallPack.replace(
    '{id: c.1, statement: Listens.}',
    '{id: c.1, statement: Listens., points: [{id: c.1.1, statement: To all.}, {id: c.1.2, statement: Long.}]}',
  );
  const linked = small({
    'frameworks/small-2026.yaml': pack,
    'stages/list.md': file('checklist', 'stage: silver', '- [ ] c.1\n- [x] c.1.1\n- [ ] c.1.2'),
  });
  const [skill] = coverStage(linked, place(linked)).skills;
  expect([skill?.ticked, skill?.points.map(({ point, ticked, item }) => [point.id, ticked, item?.item.text])]).toEqual([
    false,
    [
      ['c.1.1', true, 'c.1.1'],
      ['c.1.2', false, 'c.1.2'],
    ],
  ]);
});
