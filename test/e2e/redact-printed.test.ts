import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { mentor, portfolio, tempFolder } from './support.js';

test('a name that only print puts together is found in the PDF, and nothing is written', async () => {
  const root = await portfolio();
  const theme = join(tempFolder(), 'theme');
  mkdirSync(join(theme, 'styles'), { recursive: true });
  writeFileSync(join(theme, 'contents.hbs'), '<nav id="contents" aria-label="a"><p class="half"></p></nav>');
  writeFileSync(join(theme, 'styles/99-own.css'), '.half::before { content: "Zeno" } .half::after { content: "bia" }');
  const render = (...flags: string[]): ReturnType<typeof mentor> =>
    mentor(['render', root, '--theme', theme, '--redact', ...flags], root);
  writeFileSync(join(root, 'private.yaml'), 'people:\n  - {name: Zenobia, id: a, as: Trainee A}\n');
  const page = await render('--html');
  expect([page.code, existsSync(join(root, 'dist/portfolio.html'))]).toEqual([0, true]);
  const print = await render('--pdf');
  expect(print.err).toMatch(/real names in the finished document[\s\S]*the PDF, page \d+: expected `Trainee A`/);
  expect([print.code, existsSync(join(root, 'dist/portfolio.pdf'))]).toEqual([2, false]);
});
