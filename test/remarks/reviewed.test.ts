import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { RemarkTarget } from '../../src/remarks/index.js';
import { mentor, textOf } from '../e2e/support.js';
import { type Planted, review, reviewable, TYPED } from './reviewed.js';

const SAVED = join(import.meta.dirname, '../../fixtures/word/reviewed');

interface Imported {
  comments: { file: string; kind: string; on: RemarkTarget; text: string; state: string; replies: number }[];
}

/** What a place means, by its name alone. */
function targetOf({ bookmark, words }: Planted): unknown {
  const [code = ''] = words.split(' ');
  const skill = /^at_skill_(.+)_(\d+)$/.exec(bookmark);
  if (bookmark.startsWith('at_criterion_')) return { criterion: code };
  if (bookmark.startsWith('at_self_assessment_')) return { item: code };
  if (skill) return { item: `${skill[1]?.replace('_', '-')}.${skill[2]}` };
  if (bookmark.startsWith('at_entry_')) return { file: `journal/${bookmark.slice(9).replaceAll('_', '-')}.md` };
  if (bookmark.includes('_targets_')) return { file: 'stages/advanced/targets.md' };
  if (bookmark.includes('_sign_off_')) return { item: 'head-teacher' };
  return /_kq\d+$/.test(bookmark) ? { item: code } : null;
}

const withoutLine = (on: RemarkTarget): unknown => (on !== null && 'file' in on ? { file: on.file } : on);

const NAMES = ['word.docx', 'libreoffice-docx.docx', 'libreoffice-odt.docx'];

test('what a reviewer left all over the file comes back to its places, whatever program saved it, and once', async () => {
  const root = await reviewable();
  const { bytes, planted } = review(readFileSync(join(root, 'dist/portfolio.docx')));
  writeFileSync(join(root, 'word.docx'), bytes);
  for (const name of readdirSync(SAVED)) copyFileSync(join(SAVED, name), join(root, `libreoffice-${name}`));
  const read = async (name: string, ...flags: string[]): Promise<Imported> =>
    JSON.parse((await mentor(['comment', 'import', name, '--json', ...flags], root)).out);
  const file = 'journal/2026-03-12-joint-observation.md';
  expect(planted.length).toBeGreaterThan(20);

  for (const name of NAMES) {
    const { comments } = await read(name, '--dry-run');
    const found = comments.map(({ kind, text, on, replies }) => ({ kind, text, on: withoutLine(on), replies }));
    expect([name, found]).toEqual([
      name,
      [
        ...planted.map((one, index) => ({
          kind: 'comment',
          text: one.bookmark,
          on: targetOf(one),
          replies: index === 0 ? 1 : 0,
        })),
        { kind: 'change', text: 'suggests adding: “and one more”', on: { file }, replies: 0 },
        { kind: 'typed', text: TYPED, on: { file }, replies: 0 },
      ],
    ]);
  }

  const first = await read('word.docx');
  expect(textOf(root, first.comments[0]?.file ?? '')).toMatch(/^state: answered$/m);
  for (const name of NAMES) expect(await read(name)).toMatchObject({ comments: [], known: planted.length + 2 });
  expect(readdirSync(join(root, 'comments'))).toHaveLength(planted.length + 2);
});
