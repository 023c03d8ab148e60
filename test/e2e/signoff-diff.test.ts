import { appendFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { changedWords } from '../../src/html/changed-words.js';
import { change, ENTRY, putSignOff, signedPortfolio, submit, unsignedPortfolio } from '../signing/support.js';
import { repositoryOf } from '../support/git.js';
import { mentor } from './support.js';

describe('mentor diff', () => {
  test('between two submissions: criteria, ratings, skills, entries, evidence, comments, sign-offs', async () => {
    const root = signedPortfolio();
    mkdirSync(join(root, 'comments'));
    writeFileSync(join(root, 'comments/1.md'), '---\nkind: comment\non: AM3\nstate: open\n---\n\nWhich?\n');
    await submit(root, '--force', 'x');
    expect((await mentor(['diff', '1'], root)).out).toContain('nothing changed');
    change(root, 'comments/1.md', 'state: open', 'state: answered');
    change(root, ENTRY, /criteria: .*/, 'x-was: none');
    change(root, 'stages/advanced/self-assessment.md', /MS1\.1: .*/, 'MS1.1: red');
    change(root, 'stages/advanced/checklist.md', '[x]', '[ ]');
    appendFileSync(join(root, 'evidence/qa-summary.pdf'), ' ');
    const entry = '---\nkind: entry\ndate: 2026-09-01\ncriteria: [AM3]\n---\n\nA new term.\n';
    writeFileSync(join(root, 'journal/2026-09-01-new-term.md'), entry);
    putSignOff(root, { decision: 'returned' });
    await submit(root, '--force', 'x');
    const difference = JSON.parse((await mentor(['diff', '001', '2', '--json'], root)).out);
    const [stage] = difference.stages;
    expect(difference.comments).toEqual({ opened: [], answered: ['comments/1.md'] });
    expect(stage.ratings).toEqual([{ id: 'MS1.1', from: 'green', to: 'red' }]);
    expect(stage.skills.unticked).toHaveLength(1);
    expect(stage.evidence).toMatchObject({ added: [], changed: ['evidence/qa-summary.pdf'] });
    expect(stage.entries.added).toEqual(['journal/2026-09-01-new-term.md']);
    expect(stage.signOffs).toEqual([{ role: 'head-teacher', from: 'supported 2026-10-16', to: 'returned 2026-10-16' }]);
    const back = JSON.parse((await mentor(['diff', '2', '1', '--json'], root)).out).stages[0];
    expect(back.entries.removed).toEqual(['journal/2026-09-01-new-term.md']);
  });

  test('criteria gained and lost, between git revisions and now', async () => {
    const root = unsignedPortfolio();
    repositoryOf(root);
    for (const name of readdirSync(join(root, 'journal')))
      writeFileSync(
        join(root, 'journal', name),
        readFileSync(join(root, 'journal', name), 'utf8').replace(/AM3\b/g, 'AM4'),
      );
    const lost = JSON.parse((await mentor(['diff', 'HEAD', '--json'], root)).out).stages[0].criteria;
    expect(lost).toEqual({ gained: [], lost: [{ id: 'AM3', from: 'evidenced', to: 'open' }] });
    const gained = (await mentor(['diff', 'now', 'HEAD'], root)).out;
    expect(gained).toContain('Criteria gained\n  AM3: open → evidenced');
  });

  test('in a file of its own, again and again, and never over another file', async () => {
    const root = unsignedPortfolio();
    await submit(root, '--force', 'x');
    for (const format of ['text', 'json', 'html', 'html', 'text'])
      expect(await mentor(['diff', '1', '--format', format, '--out', 'x.md'], root)).toMatchObject({ code: 0 });
    const sent = 'submissions/001';
    for (const file of [
      ENTRY,
      'portfolio.yaml',
      'evidence/qa-summary.pdf',
      `${sent}/manifest.json`,
      `${sent}/portfolio.html`,
    ]) {
      const before = readFileSync(join(root, file));
      for (const format of ['text', 'json', 'html'])
        expect(await mentor(['diff', '1', '--format', format, '--out', file], root), file).toMatchObject({
          code: 2,
          err: expect.stringContaining(`${file} already exists and holds something else`),
        });
      expect(readFileSync(join(root, file)).equals(before), file).toBe(true);
    }
  });

  test('as a page of its own, with nothing in it that acts', async () => {
    const root = unsignedPortfolio();
    await submit(root, '--force', 'x');
    writeFileSync(
      join(root, 'journal/<img src=x onerror=alert(1)>.md'),
      '---\nkind: entry\ncriteria: AM3\n---\n\nMore.\n',
    );
    change(root, ENTRY, /^title: .*$/m, 'title: Joint observation, again');
    change(root, ENTRY, /\bthe\b/, 'each');
    change(root, 'stages/advanced/self-assessment.md', /MS1\.1: .*/, 'MS1.1: red');
    const out = (await mentor(['diff', '1', '--format', 'html', '--out', 'changes.html'], root)).out;
    expect(out).toBe('changes.html\n');
    const page = readFileSync(join(root, 'changes.html'), 'utf8');
    expect(page).toContain('<ins>journal/&lt;img');
    expect(page).toMatch(/<h3>Joint observation ?<del>.*<\/del><ins>, again<\/ins><\/h3>/);
    expect(page).toMatch(/<del>the<\/del><ins>each<\/ins>/);
    expect(page).toMatch(/<b>MS1\.1<\/b> Is easy to approach.*<del>green<\/del> <ins>red<\/ins>/);
    expect(page).not.toMatch(/<img|<script/);
    expect(page).toContain("default-src 'none'");
  });

  test.each([
    ['A first talk', 'Her second year', '<del>A first talk</del><ins>Her second year</ins>'],
    ['We met on Friday', 'We talked after Friday', 'We <del>met on</del><ins>talked after</ins> Friday'],
    ['We met', 'We all met there', 'We <ins>all </ins>met<ins> there</ins>'],
    ['', 'New', '<ins>New</ins>'],
  ])('words that are replaced in a row are read in one piece: %s', (before, after, shown) => {
    expect(changedWords(before, after)).toBe(shown);
  });

  test('says what it does not know, and takes no option for a revision', async () => {
    for (const text of ['009', 'nowhere', '--upload-pack=touch x'])
      expect(await mentor(['diff', '--', text], unsignedPortfolio())).toMatchObject({
        code: 2,
        err: expect.stringContaining('no submission or revision'),
      });
  });
});
