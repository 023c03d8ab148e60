import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { inMemory } from '../../src/evidence/bytes.js';
import { readWholeOffice } from '../../src/evidence/office.js';
import { readFile } from '../../src/evidence/read-file.js';
import { NameFinder, readPeople } from '../../src/portfolio/index.js';
import { isNamed } from '../../src/redact/redactor.js';
import { readZip } from '../../src/zip/bounded.js';
import { mentor, tempFolder } from '../e2e/support.js';
import { folderWith } from '../support/folder.js';

const CONFIG = 'framework: ljmu-2016\nstage: advanced\nmentor: {name: Ada Marsh, school: Fell High}\n';
const ENTRY = '---\nkind: entry\ntitle: A talk\ndate: 2026-05-12\ncriteria: [AM1]\n';

/** What stands in a page and a Word file beside what people read: code, styles, tags, parts and what they are called. */
async function ownWords(): Promise<{ words: string[]; docx: Buffer }> {
  const root = folderWith({ 'portfolio.yaml': CONFIG, 'entry.md': `${ENTRY}---\n\nWe met.\n` });
  expect((await mentor(['render', root, '--html', '--docx', '--quiet'], root)).code).toBe(0);
  const page = readFileSync(join(root, 'dist/portfolio.html'), 'utf8').replace(/base64,[\w+/=]+/g, '');
  const docx = readFileSync(join(root, 'dist/portfolio.docx'));
  const code = page.match(/<(style|script)\b[\s\S]*?<\/\1>|<[^>]*>/g) ?? [];
  const parts = (readZip(inMemory(docx)) ?? []).flatMap(({ name, read }) => [
    name,
    ...(/\.(?:xml|rels)$/.test(name) ? (String(read()).match(/<w:instrText[^>]*>[^<]*|<[^>]*>/g) ?? []) : []),
  ]);
  const words =
    [...code, ...parts]
      .join('\n')
      .toLowerCase()
      .match(/[a-z]{3,}/g) ?? [];
  const isText = new Set(['person', 'ada', 'marsh', 'fell', 'high']);
  return { words: [...new Set(words)].filter((word) => !isText.has(word)), docx };
}

test('pupils called like anything in the page or the Word file stop nothing, and are hidden', async () => {
  const { words, docx } = await ownWords();
  expect(words.length).toBeGreaterThan(700);
  expect(words).toEqual(
    expect.arrayContaining(['contents', 'settings', 'styles', 'document', 'normal', 'filter', 'policy']),
  );
  const people = words.map(
    (word, index) => `  - {name: "${word[0]?.toUpperCase()}${word.slice(1)}", id: p-${index}, as: Person ${index}}\n`,
  );
  const root = folderWith({
    'private.yaml': `people:\n${people.join('')}`,
    'portfolio.yaml': CONFIG,
    'entry.md': `${ENTRY}---\n\nSo Settings asked me.\n`,
  });
  const { code, err } = await mentor(['render', root, '--html', '--docx', '--redact=strict', '--quiet'], root);
  expect([code, err]).toEqual([0, '']);
  const page = readFileSync(join(root, 'dist/portfolio.html'), 'utf8');
  const { texts = [] } = readWholeOffice(readFileSync(join(root, 'dist/portfolio.docx')));
  const word = texts.map(({ text }) => text).join('\n');
  for (const text of [page, word]) expect(text.replaceAll('\u00a0', ' ')).toMatch(/So Person \d+ asked me/);
  expect(page).toContain('<nav class="contents" id="contents"');

  // Nor does a Word file that is evidence hold them, but where it says them.
  const finder = new NameFinder(readPeople(`people:\n${people.join('')}`).people);
  const found = await readFile(inMemory(docx));
  const named = (found.texts ?? []).filter(({ text }) => isNamed(text, finder)).map(({ where }) => where);
  expect(named.filter((where) => /link|style|file in it/.test(where ?? ''))).toEqual([]);
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
