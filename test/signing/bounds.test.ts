import { closeSync, mkdirSync, openSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { digestFile } from '../../src/portfolio/digest-file.js';
import { openFile } from '../../src/portfolio/open-inside.js';
import { mentor, tempFolder } from '../e2e/support.js';
import { folderWith } from '../support/folder.js';

const CONFIG = 'version: 1\nmentor: {name: Kit Moor}\nframework: ljmu-2007\nstage: developing\n';

function portfolio(files: Record<string, string>): string {
  return folderWith({ 'portfolio.yaml': CONFIG, ...files });
}

const line = (number: number): string => `${'0'.repeat(64)} 1 journal/${number}.md\n`;

describe('a portfolio that is too much', () => {
  test.each([
    ['sixty thousand aliases', `---\nkind: entry\nx: [&a a${', *a'.repeat(60_000)}]\n---\n`],
    ['a line of two megabytes', `---\nkind: entry\ncriteria: ${'D'.repeat(1_900_000)}\n---\n`],
    ['brackets without end', `---\nkind: entry\nx: ${'['.repeat(1_000_000)}\n---\n`],
    ['stars without end', `---\nkind: entry\n---\n\n${'*a '.repeat(300_000)}\n`],
  ])('%s ends in time', async (_, text) => {
    const root = portfolio({ 'journal/a.md': text });
    expect([0, 1]).toContain((await mentor(['verify'], root)).code);
  });

  test('a seal of 18,000 files that are not there ends in time', async () => {
    const seal = Array.from({ length: 18_000 }, (_, number) => `    ${line(number)}`).join('');
    const head = `---\nkind: sign-off\nrole: professional-mentor\nname: A\ndecision: supported\nseal:\n  form: mentor-seal-1\n  stage: ljmu-2007/developing\n  pack-version: 1\n  mentor: Kit Moor\n  digest: sha256:${'0'.repeat(64)}\n  statement: sha256:${'0'.repeat(64)}\n  files: |\n`;
    const root = portfolio({ 'stages/developing/sign-off/professional-mentor-1.md': `${head}${seal}---\n` });
    const run = await mentor(['verify', '--json'], root);
    expect([run.code, JSON.parse(run.out).signOffs[0].seal.state]).toEqual([1, 'broken']);
  });

  test('5,000 files: it ends in time', async () => {
    const root = portfolio({});
    mkdirSync(join(root, 'journal'));
    for (let number = 0; number < 5_000; number += 1) writeFileSync(join(root, 'journal', `${number}.txt`), 'x');
    writeFileSync(join(root, 'journal/a.md'), '---\nkind: entry\ncriteria: DM5\n---\n\nText.\n');
    const sign = [
      'sign',
      'developing',
      '--role',
      'professional-mentor',
      '--name',
      'A',
      '--decision',
      'noted',
      '--comment',
      'x',
    ];
    expect((await mentor(sign, root)).code).toBe(0);
    expect((await mentor(['verify'], root)).code).toBe(0);
  });
});

test('a large file is hashed piece by piece', () => {
  const path = join(tempFolder(), 'film.mp4');
  closeSync(openSync(path, 'w'));
  truncateSync(path, 400 * 1024 * 1024);
  const before = process.memoryUsage().rss;
  expect(digestFile('film.mp4', () => openFile(path))?.size).toBe(400 * 1024 * 1024);
  expect(process.memoryUsage().rss - before).toBeLessThan(60 * 1024 * 1024);
});
