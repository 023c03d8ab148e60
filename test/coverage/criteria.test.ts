import { describe, expect, test } from 'vitest';
import { coverStage, evidenceOf, linkedFile } from '../../src/coverage/index.js';
import { file, place, silver, small } from './small-pack.js';

const THERE = { 'evidence/seen.pdf': '%PDF', 'evidence/board.jpg': 'a picture', 'journal/other.md': '# Other\n' };

/** How an entry names the criterion S1 of the stage; true: it counts. */
const NAMINGS: readonly (readonly [head: string, counts: boolean])[] = [
  ['criteria: S1', true],
  ['criteria: [S2, S1]', true],
  ['criteria: "S2, S1"', true],
  ['criteria: S1.2', true],
  ['criteria: small-2026/S1', true],
  ['criteria: S1\nstage: bronze', true],
  ['criteria: S2', false],
  ['criteria: S11', false],
  ['criteria: other-2026/S1', false],
  ['standards: TS1', false],
  ['stage: silver', false],
  ['title: About S1', false],
];

/** What an entry says; true: it says something. */
const WORDS: readonly (readonly [head: string, body: string, says: boolean])[] = [
  ['', 'A lesson was observed.', true],
  ['achieved: A lesson was observed.', '', true],
  ['', '- a list', true],
  ['', '', false],
  ['', '<!-- What was done? -->', false],
  ['', '# A heading\n\n<!-- guidance -->', false],
];

/** What an entry shows; true: it is there. */
const SHOWN: readonly (readonly [head: string, body: string, isThere: boolean])[] = [
  ['', '', false],
  ['evidence: evidence/seen.pdf', '', true],
  ['evidence: [evidence/gone.pdf, evidence/seen.pdf]', '', true],
  ['evidence: [{file: evidence/seen.pdf, caption: Seen}]', '', true],
  ["evidence: [{url: 'https://example.org/a', caption: Page}]", '', true],
  ['evidence: evidence/gone.pdf', '', false],
  ['evidence: evidence/Seen.pdf', '', false],
  ['evidence: ../outside.pdf', '', false],
  ['evidence: []', '', false],
  ['', '[seen](../evidence/seen.pdf)', true],
  ['', '[seen](evidence/seen.pdf)', true],
  ['', '![board](../evidence/board.jpg)', true],
  ['', '[gone](../evidence/gone.pdf)', false],
  ['', '[other](other.md)', false],
  ['', '[page](https://example.org/a)', false],
  ['', '[below](#below)', false],
];

const combinations = NAMINGS.flatMap(([naming, counts]) =>
  WORDS.flatMap(([achieved, body, says]) =>
    SHOWN.map(([evidence, link, isThere]) => ({
      head: [naming, achieved, evidence].filter((line) => line !== '').join('\n'),
      body: [body, link].join('\n\n'),
      // A link is text of its own, so an entry that shows something in its body says something.
      state: !counts || !(says || link !== '') ? 'open' : isThere ? 'evidenced' : 'claimed',
    })),
  ),
);

describe('the state of a criterion', () => {
  test(`every combination of naming, saying and showing: ${combinations.length}`, () => {
    const wrong = combinations.flatMap(({ head, body, state }) => {
      const [first] = silver({ ...THERE, 'journal/a.md': file('entry', head, body) }).criteria;
      return first?.state === state ? [] : [{ head, body, expected: state, got: first?.state }];
    });
    expect(wrong).toEqual([]);
  });

  test.each([
    ['entry', 'evidenced'],
    ['meeting', 'evidenced'],
    ['observation', 'evidenced'],
    ['conversation', 'evidenced'],
    ['report', 'evidenced'],
    ['cpd', 'evidenced'],
    ['learning-journey', 'evidenced'],
    ['reflection', 'open'],
    ['checklist', 'open'],
    ['agreement', 'open'],
    ['comment', 'open'],
    ['self-assessment', 'open'],
  ])('a file of kind %s leaves it %s', (kind, state) => {
    const entry = file(kind, 'criteria: S1\nevidence: evidence/seen.pdf');
    expect(silver({ ...THERE, 'journal/a.md': entry }).criteria[0]?.state).toBe(state);
  });

  test('one entry without evidence beside one with it', () => {
    const files = {
      ...THERE,
      'journal/b.md': file('entry', 'criteria: S1\ndate: 2026-02-02'),
      'journal/c.md': file(
        'entry',
        'criteria: S1.1\nevidence: [evidence/seen.pdf, evidence/gone.pdf]\ndate: 2026-01-01',
      ),
      'journal/a.md': file('entry', 'criteria: S1\nevidence: evidence/seen.pdf'),
    };
    const [first, second] = silver(files).criteria;
    expect(first?.entries.map(({ path }) => path)).toEqual(['journal/c.md', 'journal/b.md', 'journal/a.md']);
    expect(first?.evidence.map(({ target }) => target)).toEqual(['evidence/seen.pdf']);
    expect(second).toMatchObject({ state: 'open', entries: [], evidence: [] });
  });

  test('an entry that names a criterion twice counts once', () => {
    const files = { 'journal/a.md': file('entry', 'criteria: [S1, S1.1, small-2026/S1]') };
    expect(silver(files).criteria[0]?.entries).toHaveLength(1);
  });

  test('the criterion of another framework with the same id is another', () => {
    const linked = small({ 'journal/a.md': file('entry', 'criteria: other-2026/S1') });
    const other = coverStage(linked, place(linked, 'other-2026/silver'));
    expect(other.criteria.map(({ state }) => state)).toEqual(['claimed', 'open']);
  });
});

describe('dimensions', () => {
  test('are met by entries that name them and say something, by date', () => {
    const { dimensions } = silver({
      'journal/a.md': file('entry', 'dimensions: D1\ndate: 2026-03-01'),
      'journal/b.md': file('entry', 'dimensions: [D1, D2]\ndate: 2026-02-01'),
      'journal/c.md': file('entry', 'dimensions: D2', ''),
    });
    expect(dimensions.map(({ dimension, entries }) => [dimension.id, entries.map(({ path }) => path)])).toEqual([
      ['D1', ['journal/b.md', 'journal/a.md']],
      ['D2', ['journal/b.md']],
    ]);
  });

  test('a stage without any has none', () => {
    const linked = small({ 'journal/a.md': file('entry', 'dimensions: D1') });
    expect(coverStage(linked, place(linked, 'bronze')).dimensions).toEqual([]);
  });
});

describe('what an entry shows', () => {
  const shown = (head: string, body: string): [string, boolean, string | null, string | null][] => {
    const linked = small({ ...THERE, 'journal/a.md': file('entry', head, body) });
    const entry = linked.portfolio.documents.find(({ path }) => path === 'journal/a.md');
    if (!entry) throw new Error('no entry');
    const links = evidenceOf(entry, linked.portfolio);
    return links.map(({ target, exists, caption, alt }) => [target, exists, caption, alt]);
  };

  test('a file that is listed and pictured counts once, with the words of the front-matter', () => {
    const listed = 'evidence: [{file: evidence/board.jpg, caption: The board, alt: Seats}]';
    expect(shown(listed, '![again](../evidence/board.jpg)')).toEqual([
      ['evidence/board.jpg', true, 'The board', 'Seats'],
    ]);
  });

  test('pictures have their alt text, links their words, each file once', () => {
    const body = '[one](../evidence/seen.pdf) [two](../evidence/seen.pdf) ![seats](../evidence/board.jpg)';
    expect(shown('', body)).toEqual([
      ['evidence/board.jpg', true, null, 'seats'],
      ['evidence/seen.pdf', true, 'one', null],
    ]);
  });

  test('what leads out of the portfolio, or nowhere, is listed as not there', () => {
    expect(shown('evidence: [../a.pdf, evidence/gone.pdf]', '')).toEqual([
      ['../a.pdf', false, null, null],
      ['evidence/gone.pdf', false, null, null],
    ]);
  });

  test('a link out of the portfolio shows nothing', () => {
    const { portfolio } = small(THERE);
    const files = new Map(portfolio.files).set('evidence/away.pdf', {
      path: 'evidence/away.pdf',
      size: 0,
      outside: true,
    });
    const linked = { ...portfolio, files };
    expect(linkedFile('evidence/away.pdf', '', linked)).toBeNull();
    expect(linkedFile('evidence/seen.pdf', '', linked)).toBe('evidence/seen.pdf');
  });

  test.each([
    ['../evidence/seen.pdf', 'evidence/seen.pdf'],
    ['evidence/seen.pdf', 'evidence/seen.pdf'],
    ['/evidence/seen.pdf', null],
    ['../evidence/seen.pdf#page=2', 'evidence/seen.pdf'],
    ['other.md', 'journal/other.md'],
    ['#top', null],
    ['', null],
    ['https://example.org/evidence/seen.pdf', null],
    ['../../evidence/seen.pdf', null],
  ])('the link %j of an entry leads to %j', (url, path) => {
    expect(linkedFile(url, 'journal', small(THERE).portfolio)).toBe(path);
  });
});

describe('sums', () => {
  test('hours, credits and contacts are those of the stage', () => {
    const stage = silver({
      'journal/a.md': file('entry', 'criteria: S1\nhours: 1.5'),
      'journal/b.md': file('cpd', 'stage: silver\nhours: 2'),
      'journal/c.md': file('entry', 'stage: bronze\nhours: 40'),
      'journal/d.md': file('meeting', 'stage: silver'),
      'journal/e.md': file('report', 'stage: silver'),
      'journal/f.md': file('conversation', 'criteria: S2'),
      'journal/g.md': file('observation', 'stage: bronze'),
      'stages/a.md': file('credit-claim', 'stage: silver\ncredits: 20\ndate: 2026-02-01'),
      'stages/b.md': file('credit-claim', 'stage: silver\ncredits: 10\ndate: 2026-01-01'),
      'stages/c.md': file('credit-claim', 'stage: bronze\ncredits: 5'),
    });
    expect([stage.hours, stage.credits, stage.contacts]).toEqual([3.5, 30, 3]);
    expect(stage.creditClaims.map(({ path }) => path)).toEqual(['stages/b.md', 'stages/a.md']);
  });
});
