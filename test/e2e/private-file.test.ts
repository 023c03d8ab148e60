import { mkdirSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { mentor, tempFolder } from './support.js';

const NAMES = 'people:\n  - {name: Zenobia Quarrington, id: trainee-a, as: Trainee A}\n';

async function portfolio(): Promise<string> {
  const folder = tempFolder();
  const flags = ['--framework', 'ljmu-2016', '--stage', 'advanced', '--name', 'Ada Marsh', '--school', 'Fell High'];
  await mentor(['init', folder, ...flags, '--yes'], folder);
  writeFileSync(join(folder, 'private.yaml'), NAMES);
  return folder;
}

/** Where the page shows a name, in what it embeds too. */
function shown(folder: string): string[] {
  const page = readFileSync(join(folder, 'dist/portfolio.html'), 'utf8');
  const kept = [...page.matchAll(/[A-Za-z0-9+/]{40,}={0,2}/g)].map(([text]) => Buffer.from(text, 'base64').toString());
  return [page, ...kept].filter((text) => text.includes('Quarrington'));
}

test('the list of real names is never shown, whatever lists it as evidence', async () => {
  const folder = await portfolio();
  writeFileSync(
    join(folder, 'journal/a.md'),
    '---\nkind: entry\ncriteria: AM1\nevidence: [private.yaml, ./private.yaml, Private.yaml]\n---\n\n[Here](../private.yaml) ![x](../private.yaml)\n',
  );
  expect((await mentor(['render', '--html'], folder)).code).toBe(0);
  expect(shown(folder)).toEqual([]);
  expect((await mentor(['check', '--rule', 'link/evidence'], folder)).out).toContain('it holds the real names');
});

test('a link to it, out of the portfolio or into .git is not opened, as evidence or as a picture', async () => {
  const folder = await portfolio();
  const elsewhere = join(tempFolder(), 'list.txt');
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text>Quarrington</text></svg>';
  for (const path of [elsewhere, join(folder, 'dist', 'old.svg'), join(folder, '.git', 'drawing.svg')]) {
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, svg);
  }
  const links = {
    'list.txt': '../private.yaml',
    'far.txt': elsewhere,
    'old.svg': '../dist/old.svg',
    'git.svg': '../.git/drawing.svg',
  };
  mkdirSync(join(folder, 'evidence'), { recursive: true });
  for (const [name, target] of Object.entries(links)) symlinkSync(target, join(folder, 'evidence', name));
  const paths = Object.keys(links).map((name) => `evidence/${name}`);
  writeFileSync(
    join(folder, 'journal/a.md'),
    `---\nkind: entry\ncriteria: AM1\nevidence: [${paths}]\n---\n\nWe met. ${paths.map((path) => `![x](../${path})`).join(' ')}\n`,
  );
  expect((await mentor(['render', '--html'], folder)).code).toBe(0);
  expect(shown(folder)).toEqual([]);
  const { out } = await mentor(['check', '--rule', 'link/outside', '--json'], folder);
  expect(paths.filter((path) => !out.includes(`"file": "${path}"`))).toEqual([]);
});

test('it cannot be added as evidence', async () => {
  const folder = await portfolio();
  await mentor(['new', 'entry', 'A talk', '--text', 'We talked.', '--criteria', 'AM1', '--no-input'], folder);
  const added = await mentor(['evidence', 'add', 'private.yaml', '--to', 'talk', '--no-input'], folder);
  expect([added.code, added.err]).toEqual([2, expect.stringContaining('holds the real names')]);
});

test.each([
  [
    'a link',
    (from: string, to: string) => symlinkSync(from, to),
    /private\.yaml: Unexpected link out of the portfolio/,
  ],
  [
    'in capitals',
    (from: string, to: string) => renameSync(from, to.replace('private', 'Private')),
    /Private\.yaml: Unexpected name/,
  ],
])('names that are not read, since the list is %s, stop --redact and are a finding', async (_, put, said) => {
  const folder = await portfolio();
  const list = join(tempFolder(), 'list.yaml');
  renameSync(join(folder, 'private.yaml'), list);
  put(list, join(folder, 'private.yaml'));
  const { code, err } = await mentor(['render', '--html', '--redact'], folder);
  expect([code, err]).toEqual([2, expect.stringMatching(said)]);
  expect((await mentor(['check', '--rule', 'read/unreadable'], folder)).code).toBe(1);
});
