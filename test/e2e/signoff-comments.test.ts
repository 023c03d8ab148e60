import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { coverStage, ratingDifferences } from '../../src/coverage/index.js';
import { change, ENTRY, putSignOff, SIGNED, stageOf, unsignedPortfolio } from '../signing/support.js';
import { mentor, readBack } from './support.js';

const COMMENT = 'comments/1.md';

function withComment(frontMatter: string, text = 'What came of it?'): string {
  const root = unsignedPortfolio();
  mkdirSync(join(root, 'comments'));
  writeFileSync(join(root, COMMENT), `---\nkind: comment\n${frontMatter}\n---\n\n${text}\n`);
  return root;
}

describe('mentor comment', () => {
  test('lists what reviewers remarked, open ones first, and what on', async () => {
    const root = withComment(`on: {file: ${ENTRY}, line: 12}\nname: Dr Imogen Fairclough\ndate: 2026-11-02`);
    writeFileSync(join(root, 'comments/2.md'), '---\nkind: comment\non: AM3\nstate: answered\n---\n\nWhich?\n');
    const run = await mentor(['comment'], root);
    expect(run.out).toContain(
      `open  ${COMMENT}  on ${ENTRY}:12  (Dr Imogen Fairclough, 2026-11-02)\n  What came of it?`,
    );
    expect(run.out).toContain('1 open, 1 answered');
    const { comments } = JSON.parse((await mentor(['comment', '--json'], root)).out);
    expect(comments[0]).toMatchObject({
      on: { file: ENTRY, line: 12, criterion: null },
      stage: 'advanced',
      state: 'open',
    });
    expect(comments[1]).toMatchObject({ on: { file: null, line: null, criterion: 'AM3' }, state: 'answered' });
  });

  test('an open comment is missing until it is answered; the answer stands below it and nothing else changes', async () => {
    const root = withComment('# from the panel\non:   AM3   # a criterion\nstate: open', 'Which one?  \r\n');
    expect((await mentor(['check', '--rule', 'complete/comment'], root)).code).toBe(1);
    const run = await mentor(['comment', COMMENT, '--answer', 'The one in March.'], root);
    expect(run.out).toBe(`${COMMENT}\n`);
    expect((await mentor(['check', '--rule', 'complete/comment'], root)).code).toBe(0);
    const text = readFileSync(join(root, COMMENT), 'utf8');
    expect(text.replaceAll('\r\n', '\n')).toBe(
      '---\nkind: comment\n# from the panel\non:   AM3   # a criterion\nstate: answered\n---\n\nWhich one?\n\n**Bethan Lockwood, 2026-11-20:** The one in March.\n',
    );
  });

  test('one that is named without an answer is shown in full, and stays as it is', async () => {
    const long = `Which one?\n\n${'And what came of it? '.repeat(9)}`.trim();
    const root = withComment('on: AM3\nname: Ann', `<!-- What you want to ask. -->\n${long}`);
    writeFileSync(join(root, 'comments/2.md'), '---\nkind: comment\non: AM3\ntitle: Why?\n---\n\n<!-- Ask. -->\n');
    const before = readFileSync(join(root, COMMENT), 'utf8');
    const run = await mentor(['comment', COMMENT], root);
    expect(run).toMatchObject({ code: 0, out: `open  ${COMMENT}  on AM3  (Ann)\n${long.replace(/^(?=.)/gm, '  ')}\n` });
    expect(readFileSync(join(root, COMMENT), 'utf8')).toBe(before);
    const { comments } = JSON.parse((await mentor(['comment', '--json'], root)).out);
    expect(comments.map(({ text }: { text: string }) => text)).toEqual([long, 'Why?']);
  });

  test('says which comment it does not know', async () => {
    expect(await mentor(['comment', 'comments/9.md', '--answer', 'Yes.'], withComment('on: AM3'))).toMatchObject({
      code: 2,
      err: expect.stringContaining('There is no comment comments/9.md'),
    });
  });

  test('a comment does not break a seal', async () => {
    const root = unsignedPortfolio();
    putSignOff(root);
    mkdirSync(join(root, 'comments'));
    writeFileSync(join(root, COMMENT), '---\nkind: comment\nstage: advanced\non: AM3\n---\n\nWell done.\n');
    expect((await mentor(['verify'], root)).code).toBe(0);
  });

  test('nothing in a comment moves the cursor of a terminal', async () => {
    const root = withComment('on: AM3\nname: "\\e[2J\\u202eevil"', '\u001b]0;title\u0007 text');
    const { out } = await mentor(['comment'], root);
    expect(out.replaceAll('\n', '')).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202e]/);
  });
});

describe("reviewers' ratings", () => {
  test("stand beside the mentor's, and only the points that differ are listed", () => {
    const root = unsignedPortfolio();
    putSignOff(root);
    change(root, SIGNED, 'decision: ', 'ratings: {MS1.1: red, MS1.2: {rating: amber, note: Say more}}\ndecision: ');
    const linked = readBack(root);
    const coverage = coverStage(linked, stageOf(linked));
    const own = new Map(coverage.selfAssessment?.points.map(({ point, rating }) => [point.id, rating?.level]));
    const expected = [
      ['MS1.1', 'red', null],
      ['MS1.2', 'amber', 'Say more'],
    ].filter(([point, level]) => own.get(point ?? '') !== level);
    const found = ratingDifferences(coverage);
    expect(expected.length).toBeGreaterThan(0);
    expect(found.map(({ point, reviewers }) => [point, reviewers[0]?.level, reviewers[0]?.note])).toEqual(expected);
    expect(found[0]).toMatchObject({
      own: own.get('MS1.1'),
      reviewers: [{ role: 'head-teacher', name: 'Marcus Oyelaran' }],
    });
  });

  test('are given with the sign-off, in the words of the scale', async () => {
    const root = unsignedPortfolio();
    const sign = ['sign', 'advanced', '--role', 'head-teacher', '--decision', 'supported', '--comment', 'Yes.', '-q'];
    expect((await mentor([...sign, '--rate', 'MS1.1=red', 'MS1.2=amber'], root)).out).toBe(`${SIGNED}\n`);
    expect(readFileSync(join(root, SIGNED), 'utf8')).toContain('\nratings:\n  MS1.1: red\n  MS1.2: amber\nseal:\n');
    expect((await mentor(['verify'], root)).code).toBe(0);
    for (const [wrong, said] of [
      ['MS1.1=purple', 'red, amber, green'],
      ['MS9.9=red', 'no point'],
      ['MS1.1', 'MS1.1=green'],
    ])
      expect((await mentor([...sign, '--rate', wrong ?? ''], root)).err).toContain(said);
  });

  test('are part of what was signed', async () => {
    const root = unsignedPortfolio();
    putSignOff(root);
    change(root, SIGNED, 'decision: ', 'ratings: {MS1.1: red}\ndecision: ');
    expect((await mentor(['verify'], root)).out).toContain('edited');
  });
});
