import { expect, test } from 'vitest';
import { ratedBy } from '../../src/coverage/rated-by.js';
import { file, small, smallPack } from './small-pack.js';

const AUDITS = smallPack.replace(
  'roles:\n',
  'audits:\n  - {id: talk, title: Talk, scale: rag}\n  - {id: lesson, title: Lesson, set: teaching, scale: rag}\nroles:\n',
);

/** The points that a file rates, of a portfolio whose pack has audits; null where it rates nothing. */
function rated(path: string, text: string, more: Record<string, string> = {}): string[] | null {
  const linked = small({ 'frameworks/small-2026.yaml': AUDITS, [path]: text, ...more });
  const [document] = linked.portfolio.documents;
  return (document && ratedBy(linked, document)?.points.map(({ id }) => id)) ?? null;
}

test.each<[what: string, kind: string, head: string, points: string[] | null]>([
  ['an entry with an audit of a set', 'observation', 'audit: lesson', ['TS1.1', 'TS1.2', 'TS2.1', 'TS2.2']],
  [
    'one with an audit without a set',
    'observation',
    'audit: talk\nratings: {Pace: red, Voice: green}',
    ['Pace', 'Voice'],
  ],
  ['one that rates nothing yet', 'observation', 'audit: talk', []],
  ['one with an audit that is not known', 'observation', 'audit: none', null],
  ['one with ratings of a stage and no audit', 'observation', 'stage: silver\nratings: {TS1.1: red}', null],
  ['a self-assessment', 'self-assessment', 'stage: silver', ['TS1.1', 'TS1.2', 'TS2.1', 'TS2.2']],
  ['one of a stage that asks for none', 'self-assessment', 'stage: bronze', null],
  ['one of a stage that is not known', 'self-assessment', 'stage: gold', null],
])('%s', (_, kind, head, points) => {
  expect(rated('a.md', file(kind, head, ''))).toEqual(points);
});

test('an audit may be of a pack that the portfolio does not follow', () => {
  const config = 'version: 1\nframework: other-2026\n';
  const entry = file('observation', 'audit: lesson\nratings: {TS1.1: red}');
  expect(rated('a.md', entry, { 'portfolio.yaml': config })).toEqual(['TS1.1', 'TS1.2', 'TS2.1', 'TS2.2']);
});
