import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { mentor } from '../e2e/support.js';
import { comment, commented, reviewed } from '../word/reviewed.js';
import { part, run } from '../word/support.js';
import { cohort, cohortOf, json, smallPortfolio, somebody, write, zipOf } from './support.js';

const SETTINGS =
  'version: 1\nprovider: North Shore\nframeworks: [ljmu-2016]\nreviewers:\n  - {id: hb, name: Hana Begum}\n  - {id: if, name: Imogen Fairclough}\n';
const who = somebody(1);
const RATED =
  '---\nkind: self-assessment\nstage: advanced\ndate: 2026-06-01\nratings: {MS2.3: red, MS2.4: green}\n---\n';

/** A cohort that received somebody, and the Word file that a reader gets of it. */
async function reading(id: string | null): Promise<{ root: string; word: string }> {
  const root = await cohortOf([who, somebody(2)], SETTINGS);
  const files: Record<string, string> = { ...smallPortfolio(who), 'stages/advanced/self-assessment.md': RATED };
  if (id !== null) files['portfolio.yaml'] = `${files['portfolio.yaml']}id: ${id}\n`;
  write(root, 'inbox/x.zip', zipOf(files));
  await cohort(root, 'receive');
  const { docx } = json<{ docx: string }>(await cohort(root, 'review', who.id, '--reader', 'hb', '--docx', '--json'));
  return { root, word: docx };
}

/** Three comments, a tracked change and a typed line, as Word leaves them. */
function remarked(word: string, heading: string): Buffer {
  const words = ['We watched the same lesson', 'MS2.3', 'MS2.4'];
  const change = (xml: string): string => {
    const marked = words.reduce((text, one, index) => commented(text, one, index), xml);
    const end = marked.indexOf('</w:p>', marked.lastIndexOf('compared notes'));
    const inserted = `<w:ins w:author="H. Begum" w:date="2026-10-21T10:00:00Z">${run(' for an hour')}</w:ins>`;
    return `${marked.slice(0, end)}${inserted}</w:p><w:p>${run(heading)}</w:p>${marked.slice(end + '</w:p>'.length)}`;
  };
  const said = [comment(0, 'Which class?'), comment(1, 'Why red?'), comment(2, 'Good.')].join('');
  return reviewed(word, change, { 'word/comments.xml': part('w:comments', said) });
}

const commentsOf = (root: string): string[] => {
  const folder = join(root, 'reviews', who.id, 'advanced/comments');
  return existsSync(folder) ? readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8')) : [];
};

describe('a reader who reads in Word', () => {
  test('gets a file once, and what they leave in it comes back to its places by the inbox, once', async () => {
    const { root, word } = await reading(null);
    const before = readFileSync(word);
    expect(readdirSync(join(root, 'out')).filter((name) => name.startsWith('.render'))).toEqual([]);
    write(root, 'inbox/back from hana.docx', remarked(word, 'Say how the pupils gained.'));
    const back = await cohort(root, 'receive');
    expect([back.code, back.out]).toEqual([0, expect.stringContaining(`5 remarks on ${who.id}/001\n`)]);
    const targets = commentsOf(root).map((text) => /^on: .*$/m.exec(text)?.[0]);
    const entry = 'on: {file: journal/2026-03-12-joint-observation.md, line: 9}';
    expect(targets.sort()).toEqual([
      entry,
      entry,
      entry.replace(', line: 9', ''),
      'on: {item: MS2.3}',
      'on: {item: MS2.4}',
    ]);
    expect(commentsOf(root).join()).toContain('suggests adding: “for an hour”');
    expect(readdirSync(join(root, 'inbox'))).toEqual([]);
    const kept = join(root, `received/${who.id}/001.reviewed.docx`);
    // The same remarks in the file that was kept, and one more in another.
    const again = await mentor(['comment', 'import', kept], root);
    expect([again.code, again.out, again.err]).toEqual([0, '', expect.stringContaining('5 already known')]);
    write(root, 'inbox/x.docx', remarked(word, 'And one line more.'));
    expect((await cohort(root, 'receive')).out).toContain(`1 remark on ${who.id}/001, 4 already known`);
    expect(commentsOf(root)).toHaveLength(6);
    // A new submission does not move what is about the old one, and the reader's own file is never written over.
    write(root, `received/${who.id}/002.zip`, zipOf({ ...smallPortfolio(who), 'evidence/more.txt': 'More.\n' }));
    expect(await cohort(root, 'review', who.id, '--reader', 'if', '--docx')).toMatchObject({ code: 0, err: '' });
    expect(readdirSync(join(root, 'out/reading'))).toEqual([`${who.id}-001-hb.docx`, `${who.id}-002-if.docx`]);
    expect(readFileSync(word).equals(before)).toBe(true);
    expect((await mentor(['comment', 'import', kept], root)).err).toContain('5 already known');
    const gone = json<{ removed: string[] }>(await cohort(root, 'forget', who.id, '--json'));
    expect(gone.removed).toContain(`out/reading/${who.id}-001-hb.docx`);
  });

  test("may have commented in the mentor's own Word file, known by the portfolio's id; another's is refused", async () => {
    const { root, word } = await reading('p-0123456789');
    const own = join(root, 'theirs');
    const files: Record<string, string> = { ...smallPortfolio(who), 'stages/advanced/self-assessment.md': RATED };
    for (const [path, text] of Object.entries(files)) write(own, path, text);
    write(own, 'portfolio.yaml', `${files['portfolio.yaml']}id: p-0123456789\n`);
    await mentor(['render', '--docx'], own);
    write(root, 'theirs.docx', remarked(join(own, 'dist/portfolio.docx'), 'A line.'));
    const found = await mentor(['comment', 'import', 'theirs.docx', '--dry-run'], root);
    expect([found.code, found.out.split('\n').filter(Boolean).length, commentsOf(root)]).toEqual([0, 5, []]);
    write(own, 'portfolio.yaml', `${files['portfolio.yaml']}id: p-9999999999\n`);
    await mentor(['render', '--docx'], own);
    const other = await mentor(['comment', 'import', 'theirs/dist/portfolio.docx'], root);
    expect(other).toMatchObject({
      code: 2,
      err: expect.stringContaining('does not say which submission was reviewed'),
    });
    const elsewhere = await cohortOf([who], SETTINGS);
    const lost = await mentor(['comment', 'import', word], elsewhere);
    expect(lost).toMatchObject({ code: 2, err: expect.stringContaining('is not in received/ here') });
  });
});
