import { createHash } from 'node:crypto';
import {
  appendFileSync,
  closeSync,
  openSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { digestContent } from '../../src/portfolio/digest.js';
import { digestFile } from '../../src/portfolio/digest-file.js';
import { LARGEST_TEXT } from '../../src/portfolio/files.js';
import { placeInside } from '../../src/portfolio/inside.js';
import { eachPiece, leadsInside, openFile, openInside, readBounded, using } from '../../src/portfolio/open-inside.js';
import { readPortfolio } from '../../src/portfolio/portfolio.js';
import { readFolder } from '../../src/portfolio/read-folder.js';
import { Refusal } from '../../src/text/refusal.js';
import { folderWith, tempFolder } from '../support/folder.js';

const sha256 = (bytes: Buffer | string): string => createHash('sha256').update(bytes).digest('hex');

/** A portfolio and what lies beside it, with links of every kind. */
function linked(): { root: string; beside: string } {
  const top = folderWith({
    'own/private.yaml': 'people:\n',
    'own/journal/a.md': 'text',
    'own/evidence/x.pdf': 'pdf',
    'own/..b/c.md': 'c',
    'own/.git/config': 'secret',
    'beside/b.md': 'not ours',
  });
  const root = join(top, 'own');
  const links = {
    'a-copy.md': 'journal/a.md',
    'dots.md': '..b/c.md',
    'folder.md': 'journal',
    'git.md': '.git/config',
    'loop.md': 'loop.md',
    'names.md': 'private.yaml',
    'nowhere.md': 'nothing.md',
    'out.md': '../beside/b.md',
    'out.pdf': '../beside/b.md',
    'picture.pdf': 'evidence/x.pdf',
    top: '..',
  };
  for (const [name, target] of Object.entries(links)) symlinkSync(target, join(root, name));
  return { root, beside: join(top, 'beside') };
}

describe('a folder', () => {
  test('a file whose size is known is not opened until its text is asked for, unless a link leads to it', () => {
    const { root } = linked();
    const { files, texts } = readFolder(root, (path) => (path === 'private.yaml' ? undefined : 7));
    expect(files.filter(({ size }) => size === 7).map(({ path }) => path)).toEqual([
      '..b/c.md',
      'evidence/x.pdf',
      'journal/a.md',
    ]);
    writeFileSync(join(root, 'journal/a.md'), 'a later text');
    rmSync(join(root, '..b/c.md'));
    expect([...texts.keys()]).toEqual([...readFolder(linked().root).texts.keys()]);
    expect(['journal/a.md', 'a-copy.md', '..b/c.md', 'dots.md'].map((path) => texts.get(path))).toEqual([
      'a later text',
      'text',
      '',
      'c',
    ]);
  });

  test('is read with what its links lead to inside, and nothing outside is', () => {
    const { root } = linked();
    const { files, texts, troubles } = readFolder(root);
    expect(files).toEqual([
      { path: '..b/c.md', size: 1, outside: false },
      { path: 'a-copy.md', size: 4, outside: false },
      { path: 'dots.md', size: 1, outside: false },
      { path: 'evidence/x.pdf', size: 3, outside: false },
      { path: 'git.md', size: 0, outside: true },
      { path: 'journal/a.md', size: 4, outside: false },
      { path: 'names.md', size: 0, outside: true },
      { path: 'out.md', size: 0, outside: true },
      { path: 'out.pdf', size: 0, outside: true },
      { path: 'picture.pdf', size: 3, outside: false },
      { path: 'private.yaml', size: 8, outside: false },
      { path: 'top', size: 0, outside: true },
    ]);
    expect(Object.fromEntries(texts)).toEqual({
      '..b/c.md': 'c',
      'a-copy.md': 'text',
      'dots.md': 'c',
      'journal/a.md': 'text',
      'private.yaml': 'people:\n',
    });
    expect([...troubles]).toEqual([
      ['loop.md', { kind: 'unreadable', detail: 'ELOOP' }],
      ['nowhere.md', { kind: 'unreadable', detail: 'ENOENT' }],
    ]);
  });

  test('gives digests and bytes of its own files only, even where a link is put in their place', () => {
    const { root, beside } = linked();
    const set = readFolder(root);
    for (const path of ['evidence/x.pdf', 'picture.pdf'])
      expect(set.digest?.(path)).toEqual({ size: 3, sha256: sha256('pdf') });
    expect(set.digest?.('a-copy.md')?.sha256).toBe(sha256('text'));
    expect(set.bytes?.('journal/a.md', 4)?.toString()).toBe('text');
    expect(set.bytes?.('journal/a.md', 3)).toBeNull();
    for (const path of ['out.pdf', 'git.md', 'names.md', 'nothing.pdf'])
      expect([set.digest?.(path), set.bytes?.(path, 100)]).toEqual([null, null]);
    for (const [link, target] of [
      ['picture.pdf', join(beside, 'b.md')],
      ['a-copy.md', '.git/config'],
    ] as const) {
      rmSync(join(root, link));
      symlinkSync(target, join(root, link));
      expect([set.digest?.(link), set.bytes?.(link, 100)]).toEqual([null, null]);
      expect(set.troubles.get(link)?.detail).toContain('leads out of the portfolio');
    }
    rmSync(join(root, 'evidence/x.pdf'));
    symlinkSync('../journal/a.md', join(root, 'evidence/x.pdf'));
    expect(set.digest?.('evidence/x.pdf')).toBeNull();
  });

  test('says what of it is no text, too much of it, or too deep', async () => {
    const deepest = `${'d/'.repeat(20)}a.md`;
    const root = folderWith({
      [deepest]: 'deep',
      [`${'d/'.repeat(21)}b.md`]: 'deeper',
      'latin.md': Buffer.from('caf\u00e9', 'latin1'),
      'long.md': 'x'.repeat(LARGEST_TEXT),
      'longer.md': 'x'.repeat(LARGEST_TEXT + 1),
      'empty.yaml': '',
      'private.yaml/names.md': 'Jo',
      'dist/page.md': 'ours',
    });
    const socket = createServer().listen(join(root, 'private.yml'));
    const other = createServer().listen(join(root, 'socket.md'));
    onTestFinished(() => void [socket.close(), other.close()]);
    const { files, texts, troubles } = readFolder(root);
    expect(files.map(({ path, size }) => [path, size])).toEqual([
      [deepest, 4],
      ['empty.yaml', 0],
      ['latin.md', 4],
      ['long.md', LARGEST_TEXT],
      ['longer.md', LARGEST_TEXT + 1],
    ]);
    expect([...texts.keys()]).toEqual([deepest, 'empty.yaml', 'latin.md', 'long.md']);
    expect(Object.fromEntries(troubles)).toEqual({
      [Array(21).fill('d').join('/')]: { kind: 'too-deep', detail: '' },
      'latin.md': { kind: 'encoding', detail: '' },
      'longer.md': { kind: 'too-large', detail: String(LARGEST_TEXT + 1) },
      'private.yaml': { kind: 'no-file', detail: 'a folder' },
      'private.yml': { kind: 'no-file', detail: 'no file' },
    });
  });
});

describe('what is opened', () => {
  test('inside a folder is a file of it, and no link is followed', () => {
    const { root } = linked();
    expect(using(openInside(root, 'journal/a.md'), (handle) => readFileSync(handle, 'utf8'))).toBe('text');
    expect(using(openInside(root, '..b/c.md'), (handle) => readFileSync(handle, 'utf8'))).toBe('c');
    expect(using(openInside(root, 'folder.md/a.md'), (handle) => readFileSync(handle, 'utf8'))).toBe('text');
    for (const path of ['a-copy.md', 'out.md', 'journal', '../beside/b.md', 'top/beside/b.md'])
      expect(() => openInside(root, path)).toThrow();
    expect(() => openInside(root, 'top/beside/b.md')).toThrow('is no file of its folder');
  });

  test('where the system does not say it is what the path leads to, inside', () => {
    const { root, beside } = linked();
    const [ours, theirs] = [join(root, 'journal/a.md'), join(beside, 'b.md')];
    const judged = (opened: string, path: string): boolean =>
      using(openFile(opened), (handle) => leadsInside(root, path, handle));
    expect(judged(ours, ours)).toBe(true);
    expect(judged(ours, join(root, 'evidence/x.pdf'))).toBe(false);
    expect(judged(theirs, theirs)).toBe(false);
    expect(judged(theirs, ours)).toBe(false);
    expect(judged(theirs, join(root, 'top/beside/b.md'))).toBe(false);
  });

  test('is closed again, whatever happens', () => {
    const { root } = linked();
    const count = (): number => {
      const handle = openSync(root, 'r');
      closeSync(handle);
      return handle;
    };
    const before = count();
    expect(() => openFile(join(root, 'journal'))).toThrow('is no file of its folder');
    expect(() => openInside(root, 'top/beside/b.md')).toThrow();
    expect(() =>
      using(openFile(join(root, 'journal/a.md')), () => {
        throw new Error('on the way');
      }),
    ).toThrow('on the way');
    expect(count()).toBe(before);
  });

  test('is read whole up to a bound', () => {
    const path = join(folderWith({ 'a.md': 'x'.repeat(10) }), 'a.md');
    const read = (most: number): Buffer | number => using(openFile(path), (handle) => readBounded(handle, most));
    expect(read(10)).toEqual(Buffer.from('x'.repeat(10)));
    expect(read(9)).toBe(10);
  });

  test.runIf(process.platform === 'linux')('is read whole where it says that it is shorter', () => {
    const read = (most: number): Buffer | number =>
      using(openFile('/proc/self/status'), (handle) => readBounded(handle, most));
    expect(read(1_000_000).toString()).toMatch(/^Name:[\s\S]*ctxt_switches:\s+\d+\n$/);
    expect(read(100)).toBeGreaterThan(100);
  });

  test('is given piece by piece', () => {
    const bytes = Buffer.alloc(3 * 1024 * 1024 + 5, 'abc');
    const path = join(folderWith({ 'film.mp4': bytes }), 'film.mp4');
    const pieces: Buffer[] = [];
    using(openFile(path), (handle) => eachPiece(handle, (piece) => pieces.push(Buffer.from(piece))));
    expect(pieces.length).toBeGreaterThan(1);
    expect(Buffer.concat(pieces).equals(bytes)).toBe(true);
    expect(digestFile('film.mp4', () => openFile(path))).toEqual({ size: bytes.length, sha256: sha256(bytes) });
  });
});

test('a file that changes every time it is hashed has no digest', () => {
  const path = join(tempFolder(), 'a.md');
  writeFileSync(path, 'x'.repeat(1000));
  const normalize = String.prototype.normalize;
  const spy = vi.spyOn(String.prototype, 'normalize').mockImplementation(function (this: string, form?: string) {
    appendFileSync(path, 'y');
    return normalize.call(this, form);
  });
  try {
    expect(digestFile('a.md', () => openFile(path))).toBeNull();
  } finally {
    spy.mockRestore();
  }
  expect(digestFile('a.md', () => openFile(path))?.size).toBe(readFileSync(path).length);
});

test('a text has one digest whatever its line ends, and every other file that of its bytes', () => {
  const plain = { size: 4, sha256: sha256('a\nb\n') };
  for (const text of ['a\nb\n', 'a\r\nb\r\n', '\ufeffa\r\nb\n'])
    expect(digestContent('a.md', Buffer.from(text))).toEqual(plain);
  const latin = Buffer.from('caf\u00e9\r\n', 'latin1');
  expect(digestContent('a.md', latin)).toEqual({ size: 6, sha256: sha256(latin) });
  expect(digestContent('a.pdf', Buffer.from('a\r\n'))).toEqual({ size: 3, sha256: sha256('a\r\n') });
  const written = 'cafe\u0301\n';
  expect(digestContent('a.md', Buffer.from(written))).toEqual({
    size: 7,
    sha256: sha256(written),
    composed: sha256(written.normalize('NFC')),
  });
});

describe('a place to write to', () => {
  test('has its folders made', () => {
    const root = tempFolder();
    expect(placeInside(root, 'a.md')).toBe(join(root, 'a.md'));
    expect(placeInside(root, 'a/b/c.md')).toBe(join(root, 'a/b/c.md'));
    expect(statSync(join(root, 'a/b')).isDirectory()).toBe(true);
  });

  test.each(['out.md', 'top/a.md', 'top/new/a.md', '../a.md', 'journal/../../a.md', 'nowhere.md'])(
    'is refused where %s leads out',
    (path) => {
      const { root } = linked();
      expect(() => placeInside(root, path)).toThrow(Refusal);
      expect(() => placeInside(root, path)).toThrow(/^(?:out\.md|top|\.\.|journal\/\.\.\/\.\.|nowhere\.md) is a link/);
    },
  );

  test('may be a link inside', () => {
    const { root } = linked();
    for (const path of ['a-copy.md', 'folder.md/new.md', '..b/c.md', 'journal/a.md'])
      expect(placeInside(root, path)).toBe(join(realpathSync(root), path));
  });
});

test('a text in UTF-16, as PowerShell writes it, is one finding, and nothing is made of its letters', () => {
  const root = tempFolder();
  for (const path of ['portfolio.yaml', 'private.yaml', 'a.md'])
    writeFileSync(join(root, path), Buffer.from(`\ufeff---\nkind: entry\n---\n\n${path}\n`, 'utf16le'));
  const { problems, documents } = readPortfolio(readFolder(root), { ids: () => [], load: () => null });
  expect(problems.map(({ rule, path }) => `${rule} ${path}`)).toEqual([
    'read/encoding a.md',
    'read/encoding portfolio.yaml',
    'read/encoding private.yaml',
  ]);
  expect(documents).toEqual([]);
});
