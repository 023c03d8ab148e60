import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Manifest, manifestText, readManifest } from '../../src/submission/manifest.js';
import { type Reply, readReply } from '../../src/submission/reply.js';
import { pack } from '../../src/zip/in-memory.js';
import { folderWith } from '../support/folder.js';

const SUM = 'a'.repeat(64);
const FILE = { path: 'portfolio/journal/a.md', size: 12, sha256: SUM };
const STAGE = {
  stage: 'small/silver',
  seal: 'sha256:x',
  criteria: [],
  ratings: {},
  skills: [],
  questions: [],
  targets: [],
  signOffs: [],
  files: [FILE],
};
const MANIFEST = {
  version: 1,
  submission: '003',
  date: '2026-05-20',
  stages: ['small/silver'],
  files: [FILE],
  snapshot: { mentor: null, stages: [STAGE], comments: [] },
};
type Wrong = [what: string, change: Record<string, unknown>];
const withSnapshot = (change: Record<string, unknown>): Record<string, unknown> => ({
  snapshot: { ...MANIFEST.snapshot, ...change },
});
const withStage = (change: Record<string, unknown>): Record<string, unknown> =>
  withSnapshot({ stages: [STAGE, { ...STAGE, ...change }] });

describe('a manifest', () => {
  test('is read as it was written, with keys that are not known', () => {
    const text = manifestText({ ...MANIFEST, more: 1 } as unknown as Manifest);
    expect(text).toBe(`${JSON.stringify({ ...MANIFEST, more: 1 }, null, 2)}\n`);
    expect(readManifest(text)).toEqual({ ...MANIFEST, more: 1 });
    expect(
      readManifest(JSON.stringify({ ...MANIFEST, files: [], stages: [], ...withSnapshot({ stages: [] }) })),
    ).not.toBeNull();
  });

  test.each<Wrong>([
    ['another version', { version: 2 }],
    ['no version', { version: undefined }],
    ['no number', { submission: undefined }],
    ['a number that is none', { submission: 3 }],
    ['no date', { date: undefined }],
    ['no stages', { stages: undefined }],
    ['a stage that is no list', { stages: 'small/silver' }],
    ['no files', { files: undefined }],
    ['files that are none', { files: {} }],
    ['a file that is nothing', { files: [FILE, null] }],
    ['a file without a path', { files: [FILE, { ...FILE, path: undefined }] }],
    ['a path that is none', { files: [{ ...FILE, path: 1 }] }],
    ['a file without a size', { files: [{ ...FILE, size: undefined }, FILE] }],
    ['a size in words', { files: [{ ...FILE, size: '12' }] }],
    ['a file without a sum', { files: [{ ...FILE, sha256: undefined }] }],
    ['a sum that is too short', { files: [{ ...FILE, sha256: SUM.slice(1) }] }],
    ['a sum that is too long', { files: [{ ...FILE, sha256: `${SUM}a` }] }],
    ['no snapshot', { snapshot: undefined }],
    ['a snapshot that is nothing', { snapshot: null }],
    ['a snapshot without comments', withSnapshot({ comments: undefined })],
    ['a snapshot without stages', withSnapshot({ stages: undefined })],
    ['a stage of it that is nothing', withSnapshot({ stages: [STAGE, null] })],
    ['a stage of it without a name', withStage({ stage: undefined })],
    ...['criteria', 'skills', 'questions', 'targets', 'signOffs', 'ratings', 'files'].map(
      (key): Wrong => [`a stage of it without ${key}`, withStage({ [key]: undefined })],
    ),
    ['a stage of it with a file that is none', withStage({ files: [{ ...FILE, sha256: '' }] })],
    ['a stage of it with ratings that are a text', withStage({ ratings: 'x' })],
  ])('with %s is none', (_, change) => {
    expect(readManifest(JSON.stringify({ ...MANIFEST, ...change }))).toBeNull();
  });

  test.each([[''], ['null'], ['[]'], ['{'], ['1'], ['"text"']])('%s is none', (text) => {
    expect(readManifest(text)).toBeNull();
  });
});

const LETTER = Buffer.from('Dear mentor,\n');
const sum = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
const REPLY: Reply = {
  version: 1,
  kind: 'mentor-reply',
  mentor: 'Kit Moor',
  provider: null,
  submission: '003',
  digest: SUM,
  stage: 'small/silver',
  role: 'team',
  decision: 'recognised',
  files: [{ path: 'letter 1.md', part: 'letter', sha256: sum(LETTER) }],
};

describe('a reply of the university', () => {
  const zipped = (reply: unknown, files: Record<string, Buffer> = { 'letter 1.md': LETTER }): string => {
    const all = { 'reply.json': Buffer.from(typeof reply === 'string' ? reply : JSON.stringify(reply)), ...files };
    return join(
      folderWith({ 'reply.zip': pack(Object.entries(all).map(([name, bytes]) => ({ name, bytes, isPacked: false }))) }),
      'reply.zip',
    );
  };

  test('is read with what it lists, and nothing else', () => {
    const { reply, read } = readReply(zipped(REPLY, { 'letter 1.md': LETTER, 'more.md': LETTER }));
    expect(reply).toEqual(REPLY);
    expect(read('letter 1.md')).toEqual(LETTER);
    expect(read('more.md')).toHaveLength(0);
    expect(readReply(zipped({ ...REPLY, files: [] }, {})).reply.files).toEqual([]);
  });

  const listed = (change: Record<string, unknown>): Record<string, unknown> => ({
    files: [{ ...REPLY.files[0], ...change }],
  });
  test.each<Wrong>([
    ['another version', { version: 2 }],
    ['another kind', { kind: 'mentor-submission' }],
    ...['mentor', 'submission', 'stage', 'role', 'decision'].flatMap((key): Wrong[] => [
      [`no ${key}`, { [key]: undefined }],
      [`a number for ${key}`, { [key]: 1 }],
    ]),
    ['no files', { files: undefined }],
    ['files that are none', { files: {} }],
    ['a file without a sum', listed({ sha256: undefined })],
    ['a file without a part', listed({ part: undefined })],
    ...['', '.md', '../a.md', 'a/b.md', 'a\\b.md', '-a.md', ' a.md', 'a:b', 'a\nb', `a${'b'.repeat(121)}`, 7, null].map(
      (path): Wrong => [`a file called ${JSON.stringify(path)}`, listed({ path })],
    ),
  ])('with %s is none', (_, change) => {
    expect(() => readReply(zipped({ ...REPLY, ...change }))).toThrow(/it has no readable reply\.json/);
  });

  test.each([['{'], ['null'], ['']])('with %j for its list is none', (text) => {
    expect(() => readReply(zipped(text))).toThrow(/no readable reply\.json/);
  });

  test('whose files are not those that were sent is none', () => {
    expect(() => readReply(zipped(REPLY, {}))).toThrow(/letter 1\.md cannot be read/);
    expect(() => readReply(zipped(REPLY, { 'letter 1.md': Buffer.from('Dear') }))).toThrow(
      /letter 1\.md is not the file that was sent/,
    );
  });

  test.each(['a.md', 'Ä ñ-1_2.pdf', '1.md', `a${'b'.repeat(120)}`])('may hold a file called %s', (path) => {
    const files = [{ path, part: 'letter', sha256: sum(LETTER) }];
    expect(readReply(zipped({ ...REPLY, files }, { [path]: LETTER })).read(path)).toEqual(LETTER);
  });
});
