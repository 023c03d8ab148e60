import { expect, test } from 'vitest';
import { acceptFindings } from '../../src/check/acceptance.js';
import type { Draft, Rule } from '../../src/check/model.js';
import { weightOf } from '../../src/check/weight.js';
import { file, small } from '../coverage/small-pack.js';
import { findingOf } from './in-memory.js';

const HEAD = 'version: 1\nframework: [small-2026, other-2026]\nstage: silver\n';
const SAID = {
  'journal/a.md': file('entry', 'stage: bronze'),
  'journal/b.md': file('entry', 'stage: other-2026/silver'),
  'journal/c.md': 'No front-matter.\n',
};
const rule = { id: 'link/saying' } as Rule;
const draft = (said: Partial<Draft>): Draft => ({ message: '', hint: '', file: 'journal/c.md', ...said });

test.each<[what: string, said: Partial<Draft>, weight: string | null]>([
  ['of a stage', { framework: 'small-2026', stage: 'bronze' }, 'error'],
  ['of a stage of the same name in another framework', { framework: 'small-2026', stage: 'silver' }, 'missing'],
  ['of that stage', { framework: 'other-2026', stage: 'silver' }, 'off'],
  ['of a stage that there is not', { framework: 'small-2026', stage: 'gold' }, 'missing'],
  ['in a file of a stage', { file: 'journal/a.md' }, 'error'],
  ['in a file of that stage', { file: 'journal/b.md' }, 'off'],
  ['in a file of no stage', {}, 'missing'],
  ['in a file that there is not', { file: 'gone.md' }, 'missing'],
  ['of a stage in a file of another', { file: 'journal/a.md', framework: 'other-2026', stage: 'silver' }, 'off'],
])('a finding %s weighs what its stage says, else what all do', (_, said, weight) => {
  const stages = ['bronze: {rules: {link/saying: error}}', 'other-2026/silver: {rules: {link/saying: off}}'];
  // What is said of a stage that there is not, or of other rules, says nothing.
  const idle = ['gold: {rules: {link/saying: error}}', 'silver: {rules: {link/other: error}}'];
  const config = `${HEAD}rules: {link/saying: missing}\nstages:\n${[...stages, ...idle].map((line) => `  ${line}\n`).join('')}`;
  const weigh = weightOf(rule, small({ 'portfolio.yaml': config, ...SAID }));
  expect(weigh === 'off' ? weigh : weigh(draft(said))).toBe(weight);
});

test('a rule that is off but for one stage weighs there', () => {
  const config = `${HEAD}rules: {link/saying: off}\nstages: {bronze: {rules: {link/saying: warning}}}\n`;
  const weigh = weightOf(rule, small({ 'portfolio.yaml': config }));
  const of = (stage: string) => (weigh === 'off' ? weigh : weigh(draft({ framework: 'small-2026', stage })));
  expect([of('bronze'), of('silver')]).toEqual(['warning', 'off']);
});

test.each<[what: string, accept: string, comment: string, accepted: { reason: string; inPlace: boolean } | null]>([
  ['nothing', '', '', null],
  ['a rule of a file', '{rule: read/date, file: journal/a.md, reason: R}', '', { reason: 'R', inPlace: false }],
  ['a rule everywhere', '{rule: read/date, reason: R}', '', { reason: 'R', inPlace: false }],
  [
    'a rule of a file by the name that is shown',
    '{rule: read/date, file: A.md, reason: R}',
    '',
    { reason: 'R', inPlace: false },
  ],
  ['a rule of another file', '{rule: read/date, file: journal/b.md, reason: R}', '', null],
  ['another rule of the file', '{rule: read/kind, file: journal/a.md, reason: R}', '', null],
  ['another rule everywhere', '{rule: read/kind, reason: R}', '', null],
  ['a rule in the file itself', '', '<!-- mentor-accept read/date: Here -->', { reason: 'Here', inPlace: true }],
  ['another rule in the file itself', '', '<!-- mentor-accept read/kind: Here -->', null],
  [
    'a rule in both',
    '{rule: read/date, reason: R}',
    '<!-- mentor-accept read/date: Here -->',
    { reason: 'R', inPlace: false },
  ],
])('a finding where somebody accepted %s', (_, accept, comment, accepted) => {
  const { portfolio } = small({
    'portfolio.yaml': `${HEAD}accept: [${accept}]\n`,
    'journal/a.md': file('entry', '', `Done.\n\n${comment}`),
  });
  const finding = findingOf({ rule: 'read/date', file: 'journal/a.md' });
  const conceal = (path: string): string => path.replace('journal/a', 'A');
  expect(acceptFindings([finding], portfolio, conceal)).toEqual(
    accepted === null
      ? { findings: [finding], accepted: [] }
      : { findings: [], accepted: [{ ...finding, ...accepted }] },
  );
});
