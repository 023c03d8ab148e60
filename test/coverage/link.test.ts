import { describe, expect, test } from 'vitest';
import {
  byDate,
  commentWords,
  findStageIn,
  isCountedEntry,
  isJournalEntry,
  reviewComments,
} from '../../src/coverage/index.js';
import { file, small } from './small-pack.js';

/** The stage that a file counts for, as `pack/stage`; null where it names none. */
function stageOf(text: string, more: Record<string, string> = {}): string | null {
  const linked = small({ 'journal/a.md': text, ...more });
  const document = linked.portfolio.documents.find(({ path }) => path === 'journal/a.md');
  const place = document && linked.stageOf(document);
  return place ? `${place.framework.id}/${place.stage.id}` : null;
}

describe('the stage that a file counts for', () => {
  const SILVER = 'small-2026/silver';
  const BRONZE = 'small-2026/bronze';
  test.each([
    ['the one it names', 'entry', 'stage: bronze', BRONZE],
    ['the one it names, whatever its criteria', 'entry', 'stage: bronze\ncriteria: S1', BRONZE],
    ['the one it names with its framework', 'entry', 'stage: other-2026/silver', 'other-2026/silver'],
    ['none, where it names one that is not there', 'entry', 'stage: gold\ncriteria: S1', null],
    ['that of its criterion', 'entry', 'criteria: B1', BRONZE],
    ['that of its point', 'entry', 'criteria: S1.1', SILVER],
    ['that of its criteria', 'entry', 'criteria: [S1, S2]', SILVER],
    ['none, where they are of two stages', 'entry', 'criteria: [S1, B1]', null],
    ['that of the first framework, where they are of two', 'entry', 'criteria: [S1, X1]', SILVER],
    ['the same the other way round', 'entry', 'criteria: [X1, S1]', SILVER],
    ['none, where the first framework has two of them', 'entry', 'criteria: [S1, B1, X1]', null],
    ['that of a criterion of the second alone', 'entry', 'criteria: X1', 'other-2026/silver'],
    ['that of the criteria that are known', 'entry', 'criteria: [S1, S9]', SILVER],
    ['none, where no criterion is known', 'entry', 'criteria: S9', null],
    ['that of its dimension', 'entry', 'dimensions: D2', SILVER],
    ['that of its criteria before its dimension', 'entry', 'criteria: B1\ndimensions: D1', BRONZE],
    ['none, where an entry names nothing', 'entry', '', null],
    ['none for a credit claim', 'credit-claim', '', null],
    ['none for an agreement', 'agreement', '', null],
    ['where the mentor works, for a self-assessment', 'self-assessment', '', SILVER],
    ['the same for a checklist', 'checklist', '', SILVER],
    ['the same for a reflection', 'reflection', '', SILVER],
    ['the same for targets', 'targets', '', SILVER],
    ['the same for a sign-off', 'sign-off', '', SILVER],
  ])('%s', (_, kind, head, expected) => {
    expect(stageOf(file(kind, head))).toBe(expected);
  });

  test('a stage file of a portfolio that works at no stage counts for none', () => {
    const config = 'version: 1\nframework: small-2026\n';
    expect(stageOf(file('checklist', ''), { 'portfolio.yaml': config })).toBeNull();
    expect(small({ 'portfolio.yaml': config }).currentStage).toBeNull();
    expect(small({ 'portfolio.yaml': `${config}stage: gold\n` }).currentStage).toBeNull();
  });

  test('a stage is found by its name, qualified or not', () => {
    const { indexes } = small();
    const found = (text: string): string | undefined => findStageIn(indexes, text)?.framework.id;
    expect(['silver', 'other-2026/silver', 'small-2026/silver', 'gold', ''].map(found)).toEqual([
      'small-2026',
      'other-2026',
      'small-2026',
      undefined,
      undefined,
    ]);
  });
});

test('an id that is not there is looked up once, and after many without suggestions', () => {
  const { find } = small();
  expect(find('criteria', 'S3')).toBe(find('criteria', 'S3'));
  for (const id of ['S1', 'S 1', ' S1']) expect(find('criteria', id)).toMatchObject({ found: true, id: 'S1' });
  for (let number = 0; number < 498; number += 1) find('criteria', `wrong${number}`);
  const near = (id: string): number => (find('criteria', id) as { near: unknown[] }).near.length;
  expect([near('S4'), near('S5')]).toEqual([expect.any(Number), 0]);
  expect(near('S4')).toBeGreaterThan(0);
  expect(find('criteria', 'S2')).toMatchObject({ found: true });
  expect(find('criteria', 'other-2026/X1')).toMatchObject({ found: true });
});

test.each([
  ['entry', '', 'Text.', true, true],
  ['entry', '', '', true, false],
  ['entry', 'achieved: Done.', '', true, true],
  ['reflection', '', 'Text.', false, false],
  ['meeting', '', '- item', true, true],
  ['observation', 'audit: talk\nratings: {Pace: red}', '', true, true],
  ['observation', 'audit: talk', '', true, false],
  ['observation', 'ratings: {Pace: red}', '', true, false],
])('a file of kind %s with %j and %j is an entry: %s, and counts: %s', (kind, head, body, isEntry, counts) => {
  const [document] = small({ 'a.md': file(kind, head, body) }).portfolio.documents;
  if (!document) throw new Error('no file');
  expect([isJournalEntry(document), isCountedEntry(document)]).toEqual([isEntry, counts]);
});

test('files are in order of their dates, those without last, then of their paths', () => {
  const { portfolio } = small({
    'd.md': file('entry', ''),
    'c.md': file('entry', ''),
    'b.md': file('entry', 'date: 2026-02-01'),
    'a.md': file('entry', 'date: 2026-02-01'),
    'e.md': file('entry', 'date: 2026-01-01'),
  });
  expect([...portfolio.documents].sort(byDate).map(({ path }) => path)).toEqual([
    'e.md',
    'a.md',
    'b.md',
    'c.md',
    'd.md',
  ]);
  expect(
    [...portfolio.documents]
      .reverse()
      .sort(byDate)
      .map(({ path }) => path),
  ).toEqual(['e.md', 'a.md', 'b.md', 'c.md', 'd.md']);
});

describe('comments of reviewers', () => {
  const comments = (files: Record<string, string>): unknown[] =>
    reviewComments(small({ 'journal/a.md': file('entry', 'criteria: B1'), ...files })).map(
      ({ document, file: on, line, criterion, open, place }) => [
        document.path,
        on,
        line,
        criterion,
        open,
        place?.stage.id,
      ],
    );

  test.each([
    ['on a file', 'on: {file: journal/a.md, line: 7}', ['journal/a.md', 7, null, true, 'bronze']],
    ['on a file as a whole', 'on: {file: ./journal/a.md}', ['journal/a.md', null, null, true, 'bronze']],
    ['on a file that is not there', 'on: {file: journal/z.md}', ['journal/z.md', null, null, true, 'silver']],
    ['on a criterion', 'on: {criterion: B1}', [null, null, 'B1', true, 'bronze']],
    ['on a criterion that is not there', 'on: {criterion: Z1}', [null, null, 'Z1', true, 'silver']],
    ['on the stage that it names', 'stage: bronze\non: {criterion: S1}', [null, null, 'S1', true, 'bronze']],
    ['on nothing', 'title: All of it', [null, null, null, true, 'silver']],
    ['answered', 'state: answered', [null, null, null, false, 'silver']],
    ['open', 'state: open', [null, null, null, true, 'silver']],
  ])('%s', (_, head, expected) => {
    expect(comments({ 'comments/a.md': file('comment', head) })).toEqual([['comments/a.md', ...expected]]);
  });

  test('open ones first, then by date, those without last', () => {
    const files = {
      'comments/a.md': file('comment', 'date: 2026-01-01\nstate: answered'),
      'comments/b.md': file('comment', ''),
      'comments/c.md': file('comment', 'date: 2026-03-01'),
      'comments/d.md': file('comment', 'date: 2026-02-01'),
    };
    expect(comments(files).map((one) => (one as string[])[0])).toEqual(
      ['d', 'c', 'b', 'a'].map((name) => `comments/${name}.md`),
    );
  });

  test('their words are told in one line, without guidance', () => {
    const body = '<!-- guide\nmore -->\nFirst  line\nand <!-- again --> second.';
    const [comment] = reviewComments(small({ 'comments/a.md': file('comment', '', body) }));
    expect(comment && commentWords(comment.document)).toBe('First line and second.');
    const [titled] = reviewComments(small({ 'comments/a.md': file('comment', 'title: Which?', '<!-- guide -->') }));
    expect(titled && commentWords(titled.document)).toBe('Which?');
  });
});
