import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readWholeOffice } from '../../src/evidence/office.js';
import { mentor, tempFolder } from '../e2e/support.js';

const THEME = join(import.meta.dirname, '../../templates/themes/default');

/** Every word that a template itself writes where a page is entered or a browser reads. */
function fixedWords(): string[] {
  const templates = readdirSync(THEME).filter((name) => name.endsWith('.hbs'));
  const written = templates.flatMap((name) =>
    [...readFileSync(join(THEME, name), 'utf8').matchAll(/\s(?:id|href|for|name|aria-\w+)="#?([a-z-]+)"/g)].map(
      ([, value = '']) => value,
    ),
  );
  const words = written.flatMap((value) => value.split('-')).filter((word) => word.length > 2);
  return [...new Set(words)].map((word) => `${word[0]?.toUpperCase()}${word.slice(1)}`);
}

test('pupils called like the places of the page stop nothing, and are hidden', async () => {
  const root = tempFolder();
  const names = fixedWords();
  expect(names).toContain('Contents');
  const people = names.map((name, index) => `  - {name: ${name}, id: pupil-${index}, as: Pupil ${index}}\n`);
  writeFileSync(join(root, 'private.yaml'), `people:\n${people.join('')}`);
  writeFileSync(
    join(root, 'portfolio.yaml'),
    'framework: ljmu-2016\nstage: advanced\nmentor: {name: Ada Marsh, school: Fell High}\n',
  );
  writeFileSync(
    join(root, 'entry.md'),
    '---\nkind: entry\ntitle: A talk\ndate: 2026-05-12\ncriteria: [AM1]\n---\n\nSo Contents asked me.\n',
  );
  const { code, err } = await mentor(['render', root, '--html', '--docx', '--redact=strict', '--quiet'], root);
  expect([code, err]).toEqual([0, '']);
  const page = readFileSync(join(root, 'dist/portfolio.html'), 'utf8');
  const { texts = [] } = readWholeOffice(readFileSync(join(root, 'dist/portfolio.docx')));
  const word = texts.map(({ text }) => text).join('\n');
  for (const text of [page, word]) expect(text.replaceAll('\u00a0', ' ')).toMatch(/So Pupil \d+ asked me/);
  expect(page).toContain('<nav class="contents" id="contents"');
});

test('the school of portfolio.yaml is hidden where it is asked for, in the page and in Word', async () => {
  const root = tempFolder();
  writeFileSync(join(root, 'private.yaml'), 'people:\n  - {name: Fellgate High School, id: school-x, as: School X}\n');
  writeFileSync(
    join(root, 'portfolio.yaml'),
    'framework: ljmu-2016\nstage: advanced\nmentor: {name: Ada Marsh, school: Fellgate High School}\n',
  );
  writeFileSync(
    join(root, 'entry.md'),
    '---\nkind: entry\ndate: 2026-05-12\ncriteria: [AM1]\n---\n\nAt Fellgate we met.\n',
  );
  expect((await mentor(['render', root, '--html', '--docx', '--redact', '--quiet'], root)).code).toBe(0);
  const page = readFileSync(join(root, 'dist/portfolio.html'), 'utf8');
  const { texts = [] } = readWholeOffice(readFileSync(join(root, 'dist/portfolio.docx')));
  for (const text of [page, texts.map((one) => one.text).join('\n')]) {
    expect(text).not.toMatch(/Fellgate/i);
    expect(text.replaceAll('\u00a0', ' ')).toContain('At School X we met');
  }
});
