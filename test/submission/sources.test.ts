import { createHash } from 'node:crypto';
import { truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { Finding } from '../../src/check/model.js';
import { coverStage } from '../../src/coverage/index.js';
import { collectSources } from '../../src/submission/collect.js';
import { openHandedIn } from '../../src/submission/handed-in.js';
import { assertReady, objections } from '../../src/submission/ready.js';
import { readSourceFile } from '../../src/submission/source-file.js';
import { sourceFiles } from '../../src/submission/sources.js';
import { pack } from '../../src/zip/in-memory.js';
import { asking, file, place, sealedSaid, signOffPath, small } from '../coverage/small-pack.js';
import { readBack } from '../e2e/support.js';
import { folderWith, tempFolder } from '../support/folder.js';

const sum = (kind: 'sha1' | 'sha256', ...bytes: (string | Buffer)[]): string =>
  bytes.reduce((hash, part) => hash.update(part), createHash(kind)).digest('hex');
const blob = (bytes: Buffer): string => sum('sha1', `blob ${bytes.length}\0`, bytes);

test('what is handed in: settings, documents and what they show; nothing that is private or that nobody names', () => {
  const linked = small({
    'journal/a.md': file(
      'entry',
      'criteria: S1\nevidence: [evidence/a.txt, https://example.org/x]',
      '[b](../evidence/b.txt) [c](https://example.org/c)',
    ),
    'stages/x.md': file('sign-off', 'stage: silver\nrole: team\nscan: stages/x-scan.pdf'),
    'notes/plain.md': 'No front-matter.\n',
    'evidence/a.txt': 'a',
    'evidence/b.txt': 'b',
    'evidence/unused.txt': 'c',
    'stages/x-scan.pdf': '%PDF-',
    'references.bib': '',
    'frameworks/notes.txt': 'x',
    'private.yaml': 'people: []\n',
    'frameworks/private.yml': 'x: 1\n',
  });
  expect(sourceFiles(linked)).toEqual([
    'evidence/a.txt',
    'evidence/b.txt',
    'frameworks/other-2026.yaml',
    'frameworks/small-2026.yaml',
    'journal/a.md',
    'portfolio.yaml',
    'references.bib',
    'stages/x-scan.pdf',
    'stages/x.md',
  ]);
  const outside = small({ 'journal/a.md': file('entry', 'evidence: evidence/a.txt'), 'evidence/a.txt': 'a' });
  const there = outside.portfolio.files.get('evidence/a.txt');
  if (there) there.outside = true;
  expect(sourceFiles(outside)).not.toContain('evidence/a.txt');
});

describe('a file as it is handed in', () => {
  test.each<[path: string, text: string, blobs: string[]]>([
    ['a.md', 'One.\nTwo.\n', ['One.\nTwo.\n']],
    ['a.md', 'One.\r\nTwo.\r\n', ['One.\r\nTwo.\r\n', 'One.\nTwo.\n']],
    ['a.md', 'One.\rTwo.', ['One.\rTwo.']],
    ['a.png', 'One.\r\n', ['One.\r\n']],
    ['a.md', '', ['']],
  ])('%s with %j: its bytes, and the ids that git may have for it', (path, text, blobs) => {
    const bytes = Buffer.from(text);
    const full = join(folderWith({ [path]: bytes }), path);
    expect(readSourceFile(path, full)).toEqual({
      size: bytes.length,
      sha256: sum('sha256', bytes),
      blobs: blobs.map((one) => blob(Buffer.from(one))),
      content: { bytes },
    });
  });

  test.each([
    ['just kept in memory', 16 * 2 ** 20, true],
    ['too large to be kept', 16 * 2 ** 20 + 1, false],
  ])('%s', (_, size, isKept) => {
    const bytes = Buffer.alloc(size, 'ab\r\n');
    const full = join(folderWith({ 'film.mp4': bytes }), 'film.mp4');
    const content = isKept ? { bytes } : { file: full, size, crc32: crc32(bytes) };
    const found = readSourceFile('film.mp4', full);
    expect([found.size, found.sha256, found.blobs]).toEqual([size, sum('sha256', bytes), [blob(bytes)]]);
    expect(JSON.stringify(Object.keys(found.content))).toBe(JSON.stringify(Object.keys(content)));
    expect('crc32' in found.content ? found.content : null).toEqual(isKept ? null : content);
  });

  test('what was sealed must be what is packed', () => {
    const root = folderWith({
      'portfolio.yaml': 'version: 1\nmentor: {name: Kit Moor}\nframework: ljmu-2007\nstage: developing\n',
      'journal/a.md': file('entry', 'criteria: DM5', 'We met.'),
    });
    const linked = readBack(root);
    const seal = (path: string, sha256: string) => ({
      form: 'mentor-seal-2' as const,
      stage: 'ljmu-2007/developing',
      mentor: 'Kit Moor',
      terms: [],
      files: [{ path, size: 1, sha256 }],
    });
    const text = sum('sha256', file('entry', 'criteria: DM5', 'We met.'));
    const apart = folderWith({
      'portfolio.yaml': 'version: 1\nframework: ljmu-2007\n',
      'journal/cafe\u0301.md': file('entry', ''),
    });
    const wrong = [seal('journal/caf\u00e9.md', '0'.repeat(64))];
    expect(() => collectSources(apart, readBack(apart), wrong)).toThrow(/changed while it was being read/);
    expect([...collectSources(root, linked, [seal('journal/a.md', text)]).keys()]).toEqual([
      'journal/a.md',
      'portfolio.yaml',
    ]);
    expect([...collectSources(root, linked, [seal('journal/gone.md', text)]).keys()]).toHaveLength(2);
    expect(() => collectSources(root, linked, [seal('journal/a.md', '0'.repeat(64))])).toThrow(
      /journal\/a\.md changed while/,
    );
    const film = folderWith({
      'portfolio.yaml': 'version: 1\nframework: ljmu-2007\n',
      'journal/a.md': file('entry', 'evidence: evidence/film.mp4'),
      'evidence/film.mp4': '',
    });
    truncateSync(join(film, 'evidence/film.mp4'), 16 * 2 ** 20 + 1);
    const long = (bytes: number) => seal('evidence/film.mp4', sum('sha256', Buffer.alloc(bytes)));
    expect(collectSources(film, readBack(film), [long(16 * 2 ** 20 + 1)]).size).toBe(3);
    expect(() => collectSources(film, readBack(film), [long(16 * 2 ** 20)])).toThrow(/changed while it was being read/);
    writeFileSync(join(root, 'journal/a.md'), file('entry', 'criteria: DM5', 'We met.').replaceAll('\n', '\r\n'));
    expect([...collectSources(root, linked, [seal('journal/a.md', text)]).keys()]).toHaveLength(2);
  });
});

describe('what speaks against handing in', () => {
  const finding = (rule: string, severity: 'error' | 'warning', line: number | null = null) =>
    ({ rule, severity, line, message: `Of ${rule}`, file: 'a.md' }) as Finding;
  const against = (files: Record<string, string>, findings: Finding[] = [], pack?: string) => {
    const linked = small(pack === undefined ? files : { ...files, 'frameworks/small-2026.yaml': pack });
    return objections(linked, [coverStage(linked, place(linked))], findings);
  };
  const content = { 'journal/a.md': file('entry', 'criteria: S1') };
  const school = signOffPath('mentor-in-school');
  const supported = { ...content, [school]: sealedSaid(content, 'mentor-in-school', 'supported') };
  const unsigned = 'Silver: not signed by Mentor in school';

  test.each<[what: string, files: Record<string, string>, findings: Finding[], own: string[], others: string[]]>([
    ['nobody of the school has signed', content, [], [], [unsigned]],
    ['nobody of the school has to', { ...content, ...asking('{sign-off: none}') }, [], [], []],
    ['the school has', supported, [], [], []],
    [
      'the school signed something else',
      { ...supported, 'journal/a.md': file('entry', 'criteria: S2') },
      [],
      [],
      [unsigned],
    ],
    ['a warning', supported, [finding('link/x', 'warning')], [], []],
    ['something broken', supported, [finding('link/x', 'error', 7)], [], ['a.md:7: Of link/x']],
    ['a declared name', supported, [finding('private/name', 'error')], ['a.md: Of private/name'], []],
    ['a file that was not searched', supported, [finding('private/unread', 'error')], ['a.md: Of private/unread'], []],
    ['what may be private', supported, [finding('private/guess', 'error')], [], ['a.md: Of private/guess']],
    [
      'everything',
      content,
      [finding('private/name', 'error'), finding('link/x', 'error')],
      ['a.md: Of private/name'],
      ['a.md: Of link/x', unsigned],
    ],
  ])('%s', (_, files, findings, own, others) => {
    expect(against(files, findings)).toEqual({ private: own, others });
  });

  const lines = (count: number): string[] => Array.from({ length: count }, (_, index) => `${index + 1}`);
  const shown = (count: number): string =>
    lines(count)
      .map((line) => `\n  ${line}`)
      .join('');
  test.each<[own: number, others: number, reason: string | undefined, said: string | null]>([
    [0, 0, undefined, null],
    [0, 1, 'a reason', null],
    [0, 1, '', null],
    [0, 1, undefined, shown(1)],
    [0, 5, undefined, shown(5)],
    [0, 6, undefined, `${shown(5)}\n  and 1 more`],
    [0, 8, undefined, `${shown(5)}\n  and 3 more`],
    [2, 0, 'a reason', shown(2)],
    [1, 6, 'a reason', shown(1)],
  ])('%i private and %i others, with the reason %j', (own, others, reason, said) => {
    const tried = (): void => assertReady({ private: lines(own), others: lines(others) }, reason);
    if (said === null) expect(tried).not.toThrow();
    else expect(tried).toThrow(new RegExp(`^Nothing was handed in:${said}$`));
  });
});

describe('what a mentor handed in', () => {
  const zipped = (files: Record<string, string>): string => {
    const parts = Object.entries(files).map(([name, text]) => ({ name, bytes: Buffer.from(text), isPacked: false }));
    return join(folderWith({ 'a.zip': pack(parts) }), 'a.zip');
  };
  const CONFIG = 'version: 1\n';
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
  const handed = { 'manifest.json': JSON.stringify(MANIFEST), 'portfolio/portfolio.yaml': CONFIG };
  const opened = (path: string): { isSubmission: boolean; texts: [string, string][] } => {
    const { manifest, submission, files, close } = openHandedIn(path);
    const texts = [...files.texts];
    close();
    expect(submission === null).toBe(manifest === null);
    return { isSubmission: manifest !== null, texts };
  };

  test.each<[what: string, path: () => string, isSubmission: boolean, texts: [string, string][]]>([
    [
      'a portfolio’s folder',
      () => folderWith({ 'portfolio.yaml': CONFIG, 'a.md': 'x' }),
      false,
      [
        ['a.md', 'x'],
        ['portfolio.yaml', CONFIG],
      ],
    ],
    [
      'a portfolio in a zip',
      () => zipped({ 'portfolio.yaml': CONFIG, 'a.md': 'x' }),
      false,
      [
        ['a.md', 'x'],
        ['portfolio.yaml', CONFIG],
      ],
    ],
    [
      'one in a folder of a zip',
      () => zipped({ 'mine/a.md': 'x', 'mine/portfolio.yaml': CONFIG, 'other/a.md': 'y' }),
      false,
      [
        ['a.md', 'x'],
        ['portfolio.yaml', CONFIG],
      ],
    ],
    [
      'the one of several that lies highest',
      () => zipped({ 'a/b/portfolio.yaml': 'version: 2\n', 'z/portfolio.yaml': CONFIG }),
      false,
      [['portfolio.yaml', CONFIG]],
    ],
    ['a submission’s zip', () => zipped(handed), true, [['portfolio.yaml', CONFIG]]],
    ['a submission that was unpacked', () => folderWith(handed), true, [['portfolio.yaml', CONFIG]]],
  ])('%s', (_, path, isSubmission, texts) => {
    expect(opened(path())).toEqual({ isSubmission, texts });
  });

  test.each<[what: string, path: () => string]>([
    ['an empty folder', () => tempFolder()],
    ['an empty zip', () => zipped({ 'a.md': 'x' })],
    ['a zip with a name that only ends so', () => zipped({ 'my-portfolio.yaml': CONFIG })],
    ['a folder whose portfolio.yaml lies deeper', () => folderWith({ 'mine/portfolio.yaml': CONFIG })],
  ])('%s is none', (_, path) => {
    expect(() => openHandedIn(path())).toThrow(/There is no portfolio\.yaml in it/);
  });

  test('of several that lie as high nobody can say which is meant', () => {
    const zip = zipped({ 'b/portfolio.yaml': CONFIG, 'a/portfolio.yaml': CONFIG });
    expect(() => openHandedIn(zip)).toThrow(/It holds several portfolios: a, b\./);
  });

  test('texts that are too large or no UTF-8 are told', () => {
    const parts = [
      { name: 'portfolio.yaml', bytes: Buffer.from(CONFIG), isPacked: false },
      { name: 'large.md', bytes: Buffer.alloc(2 * 2 ** 20 + 1, 'x'), isPacked: false },
      { name: 'latin.md', bytes: Buffer.from([0x63, 0xe9]), isPacked: false },
      { name: 'evidence/a.txt', bytes: Buffer.from('a\r\n'), isPacked: false },
    ];
    const { files, close } = openHandedIn(join(folderWith({ 'a.zip': pack(parts) }), 'a.zip'));
    expect([...files.troubles].map(([path, { kind, detail }]) => [path, kind, detail])).toEqual([
      ['large.md', 'too-large', String(2 * 2 ** 20 + 1)],
      ['latin.md', 'encoding', ''],
    ]);
    expect([...files.texts.keys()]).toEqual(['latin.md', 'portfolio.yaml']);
    expect(files.files.map(({ path, size, outside }) => [path, size, outside])).toEqual([
      ['evidence/a.txt', 3, false],
      ['large.md', 2 * 2 ** 20 + 1, false],
      ['latin.md', 2, false],
      ['portfolio.yaml', CONFIG.length, false],
    ]);
    expect(files.digest?.('evidence/a.txt')).toMatchObject({ sha256: sum('sha256', 'a\n') });
    expect(files.digest?.('none.txt') ?? null).toBeNull();
    expect(files.bytes?.('evidence/a.txt', 3)?.toString()).toBe('a\r\n');
    expect(files.bytes?.('evidence/a.txt', 2) ?? null).toBeNull();
    close();
  });

  test('what is damaged in its zip is told, and has no digest; what is long has one', () => {
    const parts = [
      { name: 'portfolio.yaml', bytes: Buffer.from(CONFIG), isPacked: true },
      { name: 'a.md', bytes: Buffer.alloc(2 * 2 ** 20, 'a'), isPacked: true },
      { name: 'b.mp4', bytes: Buffer.alloc(16 * 2 ** 20, 'b'), isPacked: true },
      { name: 'c.mp4', bytes: Buffer.alloc(16 * 2 ** 20 + 1, 'c'), isPacked: true },
    ];
    const zip = pack(parts);
    for (const text of ['aaaa', 'bbbb']) zip.write('x', zip.indexOf(text));
    const { files, close } = openHandedIn(join(folderWith({ 'a.zip': zip }), 'a.zip'));
    expect([...files.troubles]).toEqual([['a.md', { kind: 'unreadable', detail: 'damaged in the zip' }]]);
    const long = { size: 16 * 2 ** 20 + 1, sha256: sum('sha256', Buffer.alloc(16 * 2 ** 20 + 1, 'c')) };
    expect(['a.md', 'b.mp4', 'c.mp4'].map((path) => files.digest?.(path))).toEqual([null, null, long]);
    close();
  });
});
