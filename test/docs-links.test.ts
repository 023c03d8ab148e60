import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import GithubSlugger from 'github-slugger';
import { expect, test } from 'vitest';

const ROOT = resolve(import.meta.dirname, '..');
const PAGES = [
  'README.md',
  'SECURITY.md',
  'CHANGELOG.md',
  ...readdirSync(join(ROOT, 'docs')).map((name) => `docs/${name}`),
];
const pages = PAGES.filter((name) => name.endsWith('.md'));
const prose = (name: string): string => readFileSync(join(ROOT, name), 'utf8').replace(/^```[\s\S]*?^```/gm, '');

function anchorsOf(name: string): Set<string> {
  const slugger = new GithubSlugger();
  return new Set([...prose(name).matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => slugger.slug(heading)));
}

test.each(pages)('every link of %s leads somewhere', (page) => {
  const links = [
    ...prose(page)
      .replace(/`[^`\n]*`/g, '')
      .matchAll(/\]\((?!https?:)([^)\s]+)\)/g),
  ];
  const dead = links.flatMap(([, link = '']) => {
    const [path = '', anchor] = link.split('#');
    const target = path === '' ? page : join(dirname(page), path);
    if (!existsSync(join(ROOT, target))) return [link];
    return anchor !== undefined && target.endsWith('.md') && !anchorsOf(target).has(anchor) ? [link] : [];
  });
  expect(dead).toEqual([]);
});

/** Files of the reader's own, that a page has them write. */
const THEIRS = ['src/lib.rs'];

test.each(pages)('every file of ours that %s names is there', (page) => {
  const named = [...prose(page).matchAll(/`((?:src|test|tools|docs|fixtures)\/[\w./-]+)`/g)].map(
    ([, path = '']) => path,
  );
  expect(named.filter((path) => !THEIRS.includes(path) && !existsSync(join(ROOT, path)))).toEqual([]);
});

test('the bench that docs/speed.md tells of finds all that its rows import', () => {
  const { stdout, stderr } = spawnSync(process.execPath, ['test/bench/run.js', '--list'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  expect(stdout.split('\n')).toContain('check-one-changed');
});

test('there is something to hold', () => {
  expect(anchorsOf('docs/rules.md').has('readdate')).toBe(true);
  expect(pages.length).toBeGreaterThan(15);
});
