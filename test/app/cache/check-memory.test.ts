import {
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { type CheckMemory, openCheckMemory } from '../../../src/app/cache/check-memory.js';
import { tempFolder } from '../../e2e/support.js';
import { runProgram } from '../../support/program.js';

const HALF_DONE = resolve(import.meta.dirname, '../../../fixtures/half-done/developing-2007');
const RUN = { out: 'one finding\n', exitCode: 1 };

describe('what a check remembers', () => {
  let root = '';
  let cache = '';
  const open = (question: unknown = [], about = '1', seconds = 60): CheckMemory =>
    openCheckMemory(root, question, about, {
      cwd: root,
      env: { MENTOR_CACHE: cache, MENTOR_ALLOWED_SIGNERS: join(cache, 'signers') },
      notice: () => undefined,
      now: () => new Date(Date.now() + seconds * 1000),
      signal: new AbortController().signal,
    });

  beforeEach(() => {
    root = join(tempFolder(), 'portfolio');
    cache = tempFolder();
    cpSync(HALF_DONE, root, { recursive: true });
  });

  test('is told again while nothing changed', () => {
    expect(open().recall()).toBeNull();
    open().keep(RUN);
    expect(open().recall()).toMatchObject(RUN);
  });

  const changes: Record<string, () => void> = {
    'a text changed': () => writeFileSync(join(root, 'portfolio.yaml'), 'version: 1\n'),
    'a text of the same length, with its old time': () => {
      const path = join(root, 'portfolio.yaml');
      const { atime, mtime } = statSync(path);
      writeFileSync(path, readFileSync(path, 'utf8').replace('version: 1', 'version: 2'));
      utimesSync(path, atime, mtime);
    },
    'a new file': () => writeFileSync(join(root, 'evidence/new.txt'), 'x'),
    'a file gone': () => rmSync(join(root, 'stages/developing/checklist.md')),
    'a file for a link to it': () => {
      rmSync(join(root, 'README.md'));
      symlinkSync('portfolio.yaml', join(root, 'README.md'));
    },
    'a submission': () => {
      mkdirSync(join(root, 'submissions/001'), { recursive: true });
      writeFileSync(join(root, 'submissions/001/manifest.json'), '{}');
    },
    'the allowed signers': () => writeFileSync(join(cache, 'signers'), 'x'),
  };
  test.each(Object.entries(changes))('is forgotten after %s', (_name, change) => {
    open().keep(RUN);
    change();
    expect(open().recall()).toBeNull();
  });

  test('belongs to one question, one build and one portfolio', () => {
    open(['--json']).keep(RUN);
    expect(open(['--quiet']).recall()).toBeNull();
    expect(open(['--json'], '2').recall()).toBeNull();
    expect(open(['--json']).recall()).toMatchObject(RUN);
  });

  test('is not kept of a file that has just changed, nor of one that changes meanwhile', () => {
    open([], '1', 0).keep(RUN);
    expect(open().recall()).toBeNull();
    const memory = open();
    writeFileSync(join(root, 'portfolio.yaml'), 'version: 1\n');
    memory.keep(RUN);
    expect(open().recall()).toBeNull();
  });

  test('is kept for some questions beside the last', () => {
    for (let number = 0; number < 20; number += 1) open([number]).keep(RUN);
    const known = Array.from({ length: 20 }, (_, number) => open([number]).recall() !== null);
    expect(known.slice(0, 10)).not.toContain(true);
    expect(known.slice(15)).not.toContain(false);
  });

  test.each(['', '{', '1', '1\nx', 'null', '2\n'])('a cache that holds `%s` is no cache', (text) => {
    open().keep(RUN);
    for (const file of readdirSync(join(cache, 'check'))) writeFileSync(join(cache, 'check', file), text);
    expect(open().recall()).toBeNull();
    open().keep(RUN);
    expect(open().recall()).toMatchObject(RUN);
  });

  test('a cache that cannot be written is no failure', () => {
    writeFileSync(join(cache, 'check'), 'in the way');
    open().keep(RUN);
    expect(open().recall()).toBeNull();
  });
});

test('the program tells the same twice, and what is new after a change', async () => {
  const root = join(tempFolder(), 'portfolio');
  cpSync(HALF_DONE, root, { recursive: true });
  const env = { MENTOR_CACHE: tempFolder() };
  await new Promise((done) => setTimeout(done, 2600));
  const first = await runProgram(['check', root], root, env);
  expect(readdirSync(join(env.MENTOR_CACHE, 'check'))).toHaveLength(1);
  expect(await runProgram(['check', root], root, env)).toEqual(first);
  rmSync(join(root, 'journal'), { recursive: true });
  const after = await runProgram(['check', root], root, env);
  expect(after.out).toContain('11 criteria');
});

test('two checks at once leave one whole cache', async () => {
  const root = join(tempFolder(), 'portfolio');
  cpSync(HALF_DONE, root, { recursive: true });
  const env = { MENTOR_CACHE: tempFolder() };
  await new Promise((done) => setTimeout(done, 2600));
  const runs = await Promise.all([1, 2, 3, 4].map(() => runProgram(['check', root, '--json'], root, env)));
  expect(new Set(runs.map(({ out }) => out)).size).toBe(1);
  const [file = ''] = readdirSync(join(env.MENTOR_CACHE, 'check'));
  const [, ...lines] = readFileSync(join(env.MENTOR_CACHE, 'check', file), 'utf8').split('\n');
  expect(lines.length).toBeGreaterThan(0);
  expect(new Set(lines).size).toBe(1);
});
