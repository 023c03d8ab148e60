import { expect, test } from 'vitest';
import { progressOf, progressWords } from '../../src/coverage/progress.js';
import { asking, file, said, signOffPath, silver, smallPack } from './small-pack.js';

const NOTHING =
  'evidence: none, dimensions: none, self-assessment: none, checklists: none, reflection: none, questions: none, targets: 0, sign-off: none';

const FILES = {
  'journal/a.md': file(
    'entry',
    'criteria: S1\ndimensions: D2\nevidence: [evidence/a.pdf, {url: "https://example.org/a"}]\nhours: 3',
  ),
  'journal/b.md': file('entry', "criteria: S2\nevidence: [{url: 'https://example.org/b'}]\nhours: 2"),
  'evidence/a.pdf': '%PDF',
  'stages/silver/self.md': file('self-assessment', 'stage: silver\nratings: {TS1.1: green, TS1.2: red}', ''),
  'stages/silver/list.md': file('checklist', 'stage: silver', '- [x] c.1\n- [x] m.1\n- [x] m.2\n- [ ] c.2'),
  'stages/silver/reflection.md': file('reflection', 'stage: silver', '## KQ1\n\nA.'),
  'stages/silver/targets.md': file('targets', 'stage: silver', '- [ ] One\n- [x] Two\n- [ ] Three'),
  'claims/a.md': file('credit-claim', 'stage: silver\ncredits: 20'),
  [signOffPath('mentor-in-school')]: said('mentor-in-school', 'supported'),
  [signOffPath('team')]: said('team', 'supported'),
};

test.each<[asked: string, done: number, of: number]>([
  ['', 0, 0],
  ['evidence: entry', 2, 2],
  ['evidence: file', 1, 2],
  ['self-assessment: complete', 2, 2],
  ['checklists: complete', 3, 4],
  ['dimensions: all', 1, 2],
  ['questions: all', 1, 2],
  ['sign-off: all', 1, 2],
  ['reflection: text', 1, 1],
  ['targets: 2', 2, 2],
  ['targets: 4', 3, 4],
  ['hours: 1', 1, 1],
  ['hours: 5', 1, 1],
  ['hours: 6', 0, 1],
  ['credits: 20', 1, 1],
  ['credits: 21', 0, 1],
  ['evidence: entry, targets: 4, hours: 6', 5, 7],
])('of a stage that asks for %j, %i of %i is done', (asked, done, of) => {
  const others = NOTHING.split(', ').filter((one) => !asked.includes(one.split(':')[0] ?? ''));
  const stage = silver({ ...FILES, ...asking(`{${[asked, ...others].filter(Boolean).join(', ')}}`) });
  expect(progressOf(stage)).toEqual({ done, of });
  expect(progressWords(stage)).toBe(of === 0 ? null : `${done} of ${of} done`);
});

test('a stage without a self-assessment has no points to rate', () => {
  const bare = smallPack.replace(/ {4}self-assessment:.*\n/, '');
  expect(progressOf(silver({ 'frameworks/small-2026.yaml': `${bare}    requires: {${NOTHING}}\n` }))).toEqual({
    done: 0,
    of: 0,
  });
  expect(silver({ 'frameworks/small-2026.yaml': bare }).selfAssessment).toBeNull();
});
