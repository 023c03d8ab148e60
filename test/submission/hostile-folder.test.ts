import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readFolder } from '../../src/portfolio/index.js';
import { openInside, using } from '../../src/portfolio/open-inside.js';
import { openHandedIn } from '../../src/submission/handed-in.js';
import { openSubmission } from '../../src/submission/index.js';
import { attempt } from '../../src/text/attempt.js';
import { unportable } from '../../src/text/unportable.js';
import { pack } from '../../src/zip/in-memory.js';
import { folderWith } from '../support/folder.js';

const SNAPSHOT = { mentor: null, stages: [], comments: [] };
const MANIFEST = {
  version: 1,
  submission: '001',
  date: '2026-05-20',
  stages: [],
  signOffs: [],
  files: [],
  snapshot: SNAPSHOT,
};
const FILES = { 'manifest.json': JSON.stringify(MANIFEST), 'portfolio/portfolio.yaml': 'version: 1\n' };

/** What is said of a folder that somebody sent. */
function said(root: string): string {
  try {
    const { submission, files, close } = openSubmission(root);
    close();
    const troubles = submission.troubles.map(({ file, what }) => `${what} ${file}`);
    return [...troubles, ...[...files.troubles.keys()].map((path) => `trouble ${path}`)].join(', ');
  } catch (error) {
    return String(error);
  }
}

const pipe = (path: string): void => void execFileSync('mkfifo', [path]);

describe('an unpacked submission', () => {
  test('as it was sent', () => {
    expect(said(folderWith(FILES))).toBe('came portfolio/portfolio.yaml');
  });

  test.each<[what: string, put: (root: string) => void, expected: RegExp]>([
    [
      'a manifest that is a link to a device',
      (root) => link('/dev/zero', root, 'manifest.json'),
      /manifest cannot be read/,
    ],
    [
      'a manifest that is a link to a file',
      (root) => link(folderWith(FILES), root, 'manifest.json', 'manifest.json'),
      /manifest cannot be read/,
    ],
    ['a manifest that is a pipe', (root) => put(root, 'manifest.json', pipe), /manifest cannot be read/],
    [
      'a manifest that is a folder',
      (root) => put(root, 'manifest.json', (path) => mkdirSync(path)),
      /manifest cannot be read/,
    ],
    [
      'a manifest without end',
      (root) => put(root, 'manifest.json', (path) => writeFileSync(path, Buffer.alloc(33 * 1024 * 1024, 32))),
      /manifest cannot be read/,
    ],
    [
      'sources that are a link to another portfolio',
      (root) => link(folderWith(FILES), root, 'portfolio', 'portfolio'),
      /portfolio in it is not a folder/,
    ],
    ['sources that are a pipe', (root) => put(root, 'portfolio', pipe), /portfolio in it is not a folder/],
    ['a pipe among the sources', (root) => pipe(join(root, 'portfolio/a.md')), /^came portfolio\/portfolio\.yaml$/],
    ['a pipe beside them', (root) => pipe(join(root, 'portfolio.pdf')), /came portfolio\.pdf/],
    [
      'a pipe in the place of a file',
      (root) => {
        const files = [{ path: 'portfolio.pdf', size: 1, sha256: 'a'.repeat(64) }];
        put(root, 'manifest.json', (path) => writeFileSync(path, JSON.stringify({ ...MANIFEST, files })));
        pipe(join(root, 'portfolio.pdf'));
      },
      /^unreadable portfolio\.pdf/,
    ],
    ['a device beside them', (root) => writeFileSync(join(root, 'NUL.pdf'), 'x'), /"NUL\.pdf" belongs to a device/],
    [
      'a link out of the sources',
      (root) => symlinkSync('/etc/hostname', join(root, 'portfolio/a.md')),
      /^came portfolio\/portfolio\.yaml$/,
    ],
    [
      'a name that is a device',
      (root) => writeFileSync(join(root, 'portfolio/CON.md'), 'x'),
      /"portfolio\/CON\.md" belongs to a device/,
    ],
    [
      'a name that is a stream',
      (root) => writeFileSync(join(root, 'portfolio/a.md:ads'), 'x'),
      /"portfolio\/a\.md:ads" contains a character/,
    ],
    [
      'a name with a dot at its end',
      (root) => writeFileSync(join(root, 'portfolio/a.md.'), 'x'),
      /"portfolio\/a\.md\." ends in a dot/,
    ],
  ])('%s', (_, change, expected) => {
    const root = folderWith(FILES);
    change(root);
    expect(said(root)).toMatch(expected);
  });
});

describe('a folder of submissions', () => {
  const zip = pack(Object.entries(FILES).map(([name, text]) => ({ name, bytes: Buffer.from(text), isPacked: false })));
  test.each<[what: string, put: (root: string) => void, expected: RegExp]>([
    ['with its zip', (root) => writeFileSync(join(root, 'a.zip'), zip), /^(?!Refusal)/],
    ['whose zip is a pipe', (root) => pipe(join(root, 'a.zip')), /a\.zip in it is not a file/],
    [
      'whose zip is a link',
      (root) => link(folderWith({ 'b.zip': 'x' }), root, 'a.zip', 'b.zip'),
      /a\.zip in it is not a file/,
    ],
    ['whose zip is a device', (root) => symlinkSync('/dev/zero', join(root, 'a.zip')), /a\.zip in it is not a file/],
    ['whose zip is gone', () => undefined, /its zip, with the sources, is gone/],
    [
      'whose checksums are a pipe',
      (root) => {
        pipe(join(root, 'SHA256SUMS'));
        writeFileSync(join(root, 'a.zip'), zip);
      },
      /unreadable SHA256SUMS/,
    ],
  ])('%s', (_, change, expected) => {
    const root = folderWith({ 'manifest.json': FILES['manifest.json'] });
    change(root);
    expect(said(root)).toMatch(expected);
  });
});

test('of a folder only its own files are opened', () => {
  const root = folderWith({ 'a.txt': 'a', 'in/b.txt': 'b' });
  const outside = folderWith({ 'secret.txt': 's' });
  symlinkSync(join(outside, 'secret.txt'), join(root, 'link.txt'));
  symlinkSync('a.txt', join(root, 'near.txt'));
  symlinkSync(outside, join(root, 'way'));
  symlinkSync(join(root, 'in'), join(root, 'round'));
  pipe(join(root, 'pipe'));
  const isOpened = (path: string): boolean => attempt(() => using(openInside(root, path), () => true)) ?? false;
  for (const path of ['link.txt', 'near.txt', 'way/secret.txt', 'pipe', 'in', '../a.txt', 'gone.txt', '.'])
    expect([path, isOpened(path)]).toEqual([path, false]);
  for (const path of ['a.txt', 'in/b.txt', 'round/b.txt']) expect([path, isOpened(path)]).toEqual([path, true]);
});

describe('a zip that somebody packed again', () => {
  const zipOf = (files: Record<string, string>): string => {
    const parts = Object.entries(files).map(([name, text]) => ({ name, bytes: Buffer.from(text), isPacked: false }));
    return join(folderWith({ 'a.zip': pack(parts) }), 'a.zip');
  };
  const within = (folder: string): Record<string, string> =>
    Object.fromEntries(Object.entries(FILES).map(([name, text]) => [folder + name, text]));
  const WHOLE = 'came portfolio/portfolio.yaml';

  test.each([
    ['as it was', FILES, WHOLE],
    ['in a folder', within('x/'), WHOLE],
    ['in a folder of a folder', within('x/y/'), WHOLE],
    [
      'with what systems leave',
      { ...within('x/'), 'x/.DS_Store': '', '__MACOSX/x/._manifest.json': '', '.DS_Store': '' },
      WHOLE,
    ],
    ['with another manifest in it', { 'a/manifest.json': '{}', ...FILES }, `came a/manifest.json, ${WHOLE}`],
    [
      'with a longer one first, in a folder',
      { 'x/a/manifest.json': '{}', ...within('x/') },
      `came a/manifest.json, ${WHOLE}`,
    ],
  ])('%s', (_, files, expected) => {
    expect(said(zipOf(files))).toBe(expected);
  });

  test.each([
    ['with a file beside its folder', { ...within('x/'), 'y.txt': '' }],
    ['in a folder whose name begins another', { ...within('x/'), 'xy/a.txt': '' }],
    ['two of them', { ...within('x/'), ...within('y/') }],
    ['with its manifest called otherwise', { 'x-manifest.json': FILES['manifest.json'] }],
  ])('%s it is no submission', (_, files) => {
    expect(said(zipOf(files))).toContain('no readable manifest');
  });

  test('of portfolios those count that no system left', () => {
    const files = { 'a/portfolio.yaml': 'version: 1\n', '__MACOSX/portfolio.yaml': '' };
    const opened = openHandedIn(zipOf(files));
    expect([...opened.files.texts.keys()]).toEqual(['portfolio.yaml']);
    opened.close();
  });
});

test('what is put in the place of a folder while it is read is not read', async () => {
  const outside = folderWith({ 'a.md': '---\nkind: entry\ntitle: SENTINEL\n---\n\nSecret.\n' });
  const root = folderWith({ 'portfolio.yaml': 'version: 1\n', 'journal/a.md': '---\nkind: entry\n---\n\nOwn.\n' });
  const swap = 'while :; do mv journal own; ln -s "$0" journal; rm journal; mv own journal; done';
  const swapping = spawn('sh', ['-c', swap, outside], { cwd: root, stdio: 'ignore', detached: true });
  try {
    for (let turn = 0; turn < 300; turn += 1)
      expect([...readFolder(root).texts.values()].join('')).not.toContain('SENTINEL');
  } finally {
    // The shell and the `mv` that it waits for: one left over would still write where the folder is taken away.
    process.kill(-(swapping.pid ?? Number.NaN), 'SIGKILL');
    await once(swapping, 'close');
  }
});

test.each([
  ['a.md', null],
  ['a/b c.md', null],
  ['console.md', null],
  ['What now?.pdf', null],
  ['a/CON', /device/],
  ['aux.pdf', /device/],
  ['LPT1.txt.md', /device/],
  ['COM¹', /device/],
  ['a.md:b', /Windows does not allow/],
  ['a\u0007.md', /Windows does not allow/],
  ['a. ', /ends in/],
  ['a ./b', /ends in/],
  ['../a', /leads out/],
  ['/a', /leads out/],
  ['a//b', /leads out/],
  ['C:a', /leads out/],
  ['a\\b', /leads out/],
  ['', /leads out/],
])('the name %j', (path, expected) => {
  if (expected === null) expect(unportable(path)).toBeNull();
  else expect(unportable(path)).toMatch(expected);
});

function put(root: string, name: string, make: (path: string) => void): void {
  rmSync(join(root, name), { recursive: true, force: true });
  make(join(root, name));
}

function link(to: string, root: string, name: string, inner = ''): void {
  put(root, name, (path) => symlinkSync(join(to, inner), path));
}
