import { execFileSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { type Git, gitIn } from '../../src/git/git.js';
import { digestContent } from '../../src/portfolio/digest.js';
import { cameWith, changedSince, type Since, wentWith } from '../../src/signing/since-when.js';
import { type SignOffReport, verify } from '../../src/signing/verify.js';
import { file, sealedSaid, signOffPath, small } from '../coverage/small-pack.js';
import { tempFolder } from '../support/folder.js';
import { git } from '../support/git.js';

const all = realpathSync(mkdtempSync(join(tmpdir(), 'mentor-test-')));
afterAll(() => rmSync(all, { recursive: true, force: true }));

/** What a commit does: files with what they say then, or null where they go. */
type Commit = Record<string, string | null>;

/** A repository of these commits, each of the day after; oldest first. */
function repository(commits: readonly Commit[]): { root: string; asked: Git; since: (at: number) => Since } {
  const root = mkdtempSync(join(all, 'repository-'));
  git(root, 'init', '-q', '--initial-branch=main');
  const dayOf = (at: number): Date => new Date(Date.UTC(2026, 0, 1 + at, 12));
  const data = (text: string): string => `data ${Buffer.byteLength(text)}\n${text}\n`;
  const input = commits.map((changes, at) => {
    const lines = Object.entries(changes).map(([path, text]) =>
      text === null ? `D ${path}\n` : `M 100644 inline ${path}\n${data(text)}`,
    );
    const when = `${dayOf(at).getTime() / 1000} +0000`;
    return `commit refs/heads/main\ncommitter Ada Marsh <ada@example.org> ${when}\n${data('x')}${lines.join('')}\n`;
  });
  execFileSync('git', ['fast-import', '--quiet'], { cwd: root, input: input.join('') });
  const ids = git(root, 'rev-list', '--reverse', 'HEAD').trim().split('\n');
  const since = (at: number): Since => ({ commit: ids[at] ?? '', date: dayOf(at).toISOString().slice(0, 10) });
  return { root, asked: gitIn(root, process.env), since };
}

const sha256 = (text: string): string => digestContent('a.md', Buffer.from(text)).sha256;
const others = (count: number): string[] => Array.from({ length: count }, (_, at) => `Text ${at}`);

const HISTORIES: readonly (readonly [what: string, texts: (string | null)[], sealed: string, at: number | null])[] = [
  ['the commit after', ['A', 'B'], 'A', 1],
  ['the first of two', ['A', 'B', 'C'], 'A', 1],
  ['the last time', ['A', 'B', 'A', 'C'], 'A', 3],
  ['when it was taken away', ['A', null, 'C'], 'A', 1],
  ['nobody knows yet', ['B', 'A'], 'A', null],
  ['nobody knows what was never there', ['B'], 'A', null],
  ['nobody knows of another file', [], 'A', null],
  ['the first form composed its texts', ['cafe\u0301', 'tea'], 'café', 1],
  ['nobody looks into more than a hundred', ['A', ...others(100)], 'A', null],
];

describe('since when a file is no longer what was sealed', () => {
  const longest = Math.max(...HISTORIES.map(([, { length }]) => length));
  const { asked, since } = repository(
    Array.from({ length: longest }, (_, at) =>
      Object.fromEntries(
        HISTORIES.flatMap(([what, texts]) => (at < texts.length ? [[`${what}.md`, texts[at] ?? null]] : [])),
      ),
    ),
  );
  test.each(HISTORIES)('%s', async (what, _, sealed, at) => {
    expect(await changedSince(asked, `${what}.md`, sha256(sealed))).toEqual(at === null ? null : since(at));
  });
});

test('a file came with its first commit, however many there are', async () => {
  const { root, asked, since } = repository([
    { 'b.md': 'B' },
    ...others(101).map((text) => ({ 'a.md': text })),
    { 'c.md': 'C' },
  ]);
  expect(await cameWith(asked, 'b.md')).toEqual(since(0));
  expect(await cameWith(asked, 'a.md')).toEqual(since(1));
  expect(await cameWith(asked, 'd.md')).toBeNull();
  const clone = join(tempFolder(), 'clone');
  git(root, 'clone', '-q', '--depth', '2', `file://${root}`, clone);
  const shallow = gitIn(clone, process.env);
  expect(await cameWith(shallow, 'c.md')).toEqual(since(102));
  expect(await cameWith(shallow, 'a.md')).toBeNull();
});

test('a file went with the last commit of it, where it is no longer there', async () => {
  const { asked, since } = repository([
    { 'a.md': 'A', 'b.md': 'B' },
    { 'a.md': 'B', 'b.md': null },
  ]);
  expect(await wentWith(asked, 'b.md')).toEqual(since(1));
  expect(await wentWith(asked, 'a.md')).toBeNull();
  expect(await wentWith(asked, 'c.md')).toBeNull();
});

test('outside of a repository nobody knows anything', async () => {
  const asked = gitIn(tempFolder(), process.env);
  const found = [changedSince(asked, 'a.md', sha256('A')), cameWith(asked, 'a.md'), wentWith(asked, 'a.md')];
  expect(await Promise.all(found)).toEqual([null, null, null]);
});

describe('what verify says of it', () => {
  const ENTRY = file('entry', 'criteria: S1\nevidence: evidence/a.txt');
  const SIGNED: Record<string, string> = { 'journal/a.md': ENTRY, 'evidence/a.txt': 'A' };
  SIGNED[signOffPath('team')] = sealedSaid(SIGNED, 'team', 'returned');
  const sealOf = async (files: Record<string, string>, asked: Git): Promise<SignOffReport['seal'] | undefined> =>
    (await verify(small(files), { from: null, list: null, own: null }, asked, '2026-11-20')).signOffs[0]?.seal;

  test('each file since its own commit', async () => {
    const other = ENTRY.replace('Something', 'More');
    const { asked, since } = repository([
      SIGNED,
      { 'journal/a.md': other },
      { 'journal/b.md': ENTRY },
      { 'evidence/a.txt': null },
    ]);
    const { 'evidence/a.txt': _, ...left } = SIGNED;
    expect(await sealOf({ ...left, 'journal/a.md': other, 'journal/b.md': ENTRY }, asked)).toMatchObject({
      changed: [{ path: 'journal/a.md', since: since(1) }],
      came: [{ path: 'journal/b.md', since: since(2) }],
      went: [{ path: 'evidence/a.txt', since: since(3) }],
    });
  });

  test('git is asked about 25 files of a sign-off', async () => {
    const path = (at: number): string => `journal/n${String(at).padStart(2, '0')}.md`;
    const more = Object.fromEntries(Array.from({ length: 26 }, (_, at) => [path(at), ENTRY]));
    const { asked, since } = repository([SIGNED, more]);
    const seal = await sealOf({ ...SIGNED, ...more }, asked);
    expect(seal?.came).toEqual(
      Array.from({ length: 26 }, (_, at) => ({ path: path(at), since: at < 25 ? since(1) : null })),
    );
  });
});
