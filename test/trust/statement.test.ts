import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { readDocument } from '../../src/portfolio/document.js';
import type { PortfolioDocument, PortfolioFile } from '../../src/portfolio/model.js';
import { type Statement, type StatementAbout, statementOf, statementText } from '../../src/trust/statement.js';

const sum = (text: string): string => createHash('sha256').update(text).digest('hex');
const digest = (text: string): string => `sha256:${sum(text)}`;

const HEAD = [
  'kind: sign-off',
  'stage: silver',
  'role: team',
  'name: Zoë Marsh',
  'date: 2026-05-20',
  'decision: supported',
];

function signOff(more: readonly string[] = [], comment = 'Words.', head: readonly string[] = HEAD): PortfolioDocument {
  const { document } = readDocument('stages/a.md', `---\n${[...head, ...more].join('\n')}\n---\n\n${comment}\n`);
  if (!document) throw new Error('no document');
  return document;
}

const FIRST: StatementAbout = {
  form: 'mentor-seal-1',
  seal: 'sha256:seal',
  pack: 'small',
  packVersion: 3,
  stage: 'silver',
  place: null,
};
const LATEST = { path: 'stages/b.md', size: 4, sha256: sum('b') };
const SECOND: StatementAbout = {
  ...FIRST,
  form: 'mentor-seal-2',
  place: { number: 2, previous: digest('one'), after: [LATEST] },
};
const SCAN: PortfolioFile = {
  path: 'stages/a-scan.pdf',
  size: 3,
  outside: false,
  digest: { size: 3, sha256: sum('scan') },
};

function said(document: PortfolioDocument, about: StatementAbout = SECOND, files: PortfolioFile[] = []): Statement {
  return statementOf(document, about, { files: new Map(files.map((one) => [one.path, one])) });
}

describe('what somebody says by signing', () => {
  test('in the first form', () => {
    expect(said(signOff(), FIRST)).toEqual({
      form: 'mentor-statement-1',
      seal: 'sha256:seal',
      pack: 'small',
      packVersion: 3,
      stage: 'silver',
      role: 'team',
      name: 'Zoë Marsh',
      date: '2026-05-20',
      decision: 'supported',
      comment: digest('Words.'),
      enteredBy: null,
      scan: null,
      ratings: [],
    });
  });

  test('in the second form also its place, and whom it follows', () => {
    expect(said(signOff())).toEqual({
      ...said(signOff(), FIRST),
      form: 'mentor-statement-2',
      number: 2,
      previous: digest('one'),
      after: digest(`${LATEST.sha256} 4 stages/b.md\n`),
    });
    const alone = said(signOff(), { ...SECOND, place: { number: 1, previous: null, after: [] } });
    expect(alone).toMatchObject({ number: 1, previous: null, after: digest('') });
  });

  test('is signed as one line of canonical JSON', () => {
    const text = statementText(said(signOff(), FIRST));
    expect(text).toBe(
      `{"comment":"${digest('Words.')}","date":"2026-05-20","decision":"supported","enteredBy":null,"form":"mentor-statement-1","name":"Zoë Marsh","pack":"small","packVersion":3,"ratings":[],"role":"team","scan":null,"seal":"sha256:seal","stage":"silver"}`,
    );
  });

  test('what a sign-off leaves out is empty', () => {
    expect(said(signOff([], 'Words.', ['kind: sign-off']))).toMatchObject({
      role: '',
      name: '',
      date: '',
      decision: '',
    });
  });

  test.each<[what: string, document: PortfolioDocument, same: boolean]>([
    ['line ends of Windows', signOff([], 'One.\r\nTwo.'), true],
    ['white space around', signOff([], '  \n\n One.\nTwo. \n\n'), true],
    ['a blank line between', signOff([], 'One.\n\nTwo.'), false],
    ['a space between', signOff([], 'One. \nTwo.'), false],
    ['a capital', signOff([], 'one.\nTwo.'), false],
  ])('a comment with %s: the same: %s', (_, document, same) => {
    expect(said(document).comment === digest('One.\nTwo.')).toBe(same);
  });

  test.each<[what: string, more: string[], comment: string]>([
    ['the name', ['name: Zoe\u0308 Marsh'], 'Words.'],
    ['the comment', ['name: Kit'], 'Cafe\u0301.'],
    ['who entered it', ['name: Kit', 'entered-by: Zoe\u0308'], 'Words.'],
    ['the note of a rating', ['name: Kit', 'ratings: {A: {rating: red, note: Cafe\u0301}}'], 'Words.'],
  ])('%s is composed in the first form only', (_, more, comment) => {
    const head = HEAD.filter((line) => !line.startsWith('name:'));
    const [apart, composed] = [signOff(more, comment, head), signOff(more.map(nfc), nfc(comment), head)];
    expect(said(apart, FIRST)).toEqual(said(composed, FIRST));
    expect(said(apart)).not.toEqual(said(composed));
  });

  test('ratings are in the order of their points, those without a note with none', () => {
    const written = 'ratings: {MS1.2: red, MS1.10: {rating: green, note: Good.}, A: amber, a: red}';
    expect(said(signOff([written]), FIRST).ratings).toEqual(said(signOff([written])).ratings);
    expect(said(signOff([written])).ratings).toEqual([
      { point: 'A', level: 'amber', note: null },
      { point: 'MS1.10', level: 'green', note: 'Good.' },
      { point: 'MS1.2', level: 'red', note: null },
      { point: 'a', level: 'red', note: null },
    ]);
  });

  const scan = 'scan: stages/a-scan.pdf';
  test.each<[what: string, more: string[], files: PortfolioFile[], expected: string | null]>([
    ['a scan that is there', [scan], [SCAN], digest('scan')],
    ['a scan by a longer way', ['scan: ./stages/../stages/a-scan.pdf'], [SCAN], digest('scan')],
    ['a scan that is gone', [scan], [], 'missing'],
    ['a scan that cannot be read', [scan], [{ ...SCAN, digest: null }], 'missing'],
    ['a scan outside', ['scan: ../../a-scan.pdf'], [SCAN], 'missing'],
    ['no scan', [], [SCAN], null],
  ])('%s', (_, more, files, expected) => {
    expect(said(signOff(more), SECOND, files).scan).toBe(expected);
  });

  test('whoever entered it from paper is named', () => {
    expect(said(signOff(['entered-by: Bethan Lockwood'])).enteredBy).toBe('Bethan Lockwood');
  });
});

function nfc(text: string): string {
  return text.normalize('NFC');
}
