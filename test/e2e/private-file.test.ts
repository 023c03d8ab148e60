import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
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
  expect([added.code, added.err]).toEqual([2, expect.stringContaining("people's real names")]);
});

const CONFIG = 'framework: ljmu-2016\nstage: advanced\n';

function listElsewhere(): string {
  const list = join(tempFolder(), 'list.yaml');
  writeFileSync(list, NAMES);
  return list;
}

/** What lies in the place of the list, what portfolio.yaml says, and what is said of it. */
const LISTS: [string, (path: string) => void, string, number, RegExp][] = [
  [
    'absent',
    () => undefined,
    '',
    1,
    /^Not redacted: private\.yaml does not exist, so no name was replaced\. Put your list/,
  ],
  ['empty', (path) => writeFileSync(path, ''), '', 1, /^Not redacted: private\.yaml lists nobody, so/],
  [
    'without people',
    (path) => writeFileSync(path, 'people: []\n'),
    '',
    1,
    /^Not redacted: private\.yaml lists nobody, so/,
  ],
  ['a folder', (path) => mkdirSync(path), '', 1, /^Not redacted: private\.yaml is a folder, so/],
  ['a pipe', (path) => execFileSync('mkfifo', [path]), '', 1, /^Not redacted: private\.yaml is no file, so/],
  [
    'private.yml',
    (path) => writeFileSync(path.replace('yaml', 'yml'), NAMES),
    '',
    1,
    /^Not redacted: private\.yml is not read/,
  ],
  [
    'in capitals',
    (path) => writeFileSync(path.replace('private', 'Private'), NAMES),
    '',
    1,
    /^Not redacted: Private\.yaml is/,
  ],
  ['at home', () => undefined, 'hidden: 3\n', 1, /^Not redacted: .*; portfolio\.yaml says that there are 3 to hide\./],
  [
    'short',
    (path) => writeFileSync(path, NAMES),
    'hidden: 3\n',
    1,
    /^Redacted in part: private\.yaml lists 1; portfolio/,
  ],
  ['not needed', () => undefined, 'hidden: 0\n', 0, /^There is nobody to hide/],
  ['whole', (path) => writeFileSync(path, NAMES), 'hidden: 1\n', 0, /^(?!.*edacted)/],
  ['beside a copy', (path) => [path, `${path}.bak`].map((at) => writeFileSync(at, NAMES)), '', 0, /^(?!.*edacted)/],
  [
    'a link',
    (path) => symlinkSync(listElsewhere(), path),
    '',
    2,
    /private\.yaml: Unexpected link out of the portfolio/,
  ],
];

test.each(LISTS)('--redact says first where the list is %s, and strict fails', async (_, put, more, expected, said) => {
  const folder = tempFolder();
  writeFileSync(join(folder, 'portfolio.yaml'), `${CONFIG}${more}`);
  put(join(folder, 'private.yaml'));
  const loose = await mentor(['render', '--html', '--redact', '--quiet'], folder);
  expect([loose.code, loose.err]).toEqual([expected, expect.stringMatching(said)]);
  expect(existsSync(join(folder, 'dist/portfolio.html'))).toBe(expected < 2);
  const strict = await mentor(['render', '--html', '--redact=strict', '--out', 'strict', '--quiet'], folder);
  expect([strict.code, existsSync(join(folder, 'strict'))]).toEqual(expected === 0 ? [0, true] : [2, false]);
});

test('portfolio.yaml is told how many are hidden, and a copy without the list is known by it', async () => {
  const folder = tempFolder();
  const config = join(folder, 'portfolio.yaml');
  writeFileSync(config, CONFIG);
  writeFileSync(join(folder, 'private.yaml'), NAMES);
  await mentor(['check', '--fix'], folder);
  expect(readFileSync(config, 'utf8')).toBe(`${CONFIG}hidden: 1\n`);
  expect((await mentor(['check', '--rule', 'private/list'], folder)).out).not.toContain('expected 1');
  renameSync(join(folder, 'private.yaml'), join(tempFolder(), 'private.yaml'));
  expect((await mentor(['check', '--rule', 'private/list'], folder)).out).toContain('lists nobody, expected 1');
  await mentor(['check', '--fix'], folder);
  expect(readFileSync(config, 'utf8')).toBe(`${CONFIG}hidden: 1\n`);
  expect((await mentor(['submit', '--no-pdf', '--no-input'], folder)).err).toContain('so some names may not be hidden');
});
