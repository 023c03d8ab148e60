import { execFile } from 'node:child_process';
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { createWhole, insist, writeTogether, writeWhole } from '../../src/portfolio/write-file.js';
import { tempFolder } from '../e2e/support.js';

test('a file that a scanner holds for a moment is tried again, nothing else is', () => {
  const held = (code: string, times: number): (() => number) => {
    let tries = 0;
    return () => {
      tries += 1;
      if (tries <= times) throw Object.assign(new Error(code), { code });
      return tries;
    };
  };
  for (const code of ['EPERM', 'EBUSY', 'EACCES']) expect(insist(held(code, 9), true, 0)).toBe(10);
  expect(() => insist(held('EBUSY', 10), true, 0)).toThrow('EBUSY');
  expect(() => insist(held('ENOSPC', 1), true, 0)).toThrow('ENOSPC');
  expect(() => insist(held('EBUSY', 1), false, 0)).toThrow('EBUSY');
});

test('a file is replaced whole, with its permissions, and nothing else is left', () => {
  const folder = tempFolder();
  const path = join(folder, 'deep/in/portfolio.html');
  writeWhole(path, 'first');
  chmodSync(path, 0o640);
  writeWhole(path, 'second');
  expect(readFileSync(path, 'utf8')).toBe('second');
  expect(statSync(path).mode & 0o777).toBe(process.platform === 'win32' ? 0o666 : 0o640);
  expect(readdirSync(join(folder, 'deep/in'))).toEqual(['portfolio.html']);
});

test('a link stays, and the file that it names is replaced', () => {
  const folder = tempFolder();
  writeFileSync(join(folder, 'real'), 'first');
  mkdirSync(join(folder, 'links'));
  const link = join(folder, 'links/link');
  symlinkSync('../real', link);
  // What is written lies beside the file that is meant: no name is moved from one disk to another.
  const beside = (): number => readdirSync(folder).filter((name) => name.startsWith('.real.')).length;
  expect(writeWhole(link, 'second', () => beside() === 1 && readdirSync(join(folder, 'links')).length === 1)).toBe(
    true,
  );
  writeTogether([{ path: link, content: 'third' }]);
  expect(lstatSync(link).isSymbolicLink()).toBe(true);
  expect(readFileSync(join(folder, 'real'), 'utf8')).toBe('third');
  symlinkSync('nothing', join(folder, 'lost'));
  expect(() => writeWhole(join(folder, 'lost'), 'x')).toThrow('ENOENT');
  expect(createWhole(join(folder, 'lost'), 'x')).toBe(false);
  expect(lstatSync(join(folder, 'lost')).isSymbolicLink()).toBe(true);
  expect(beside()).toBe(0);
});

test('a file stays where it is no longer meant, and a name may be as long as a disk takes', () => {
  const folder = tempFolder();
  const path = join(folder, `${'\u8349'.repeat(83)}.md`);
  expect(createWhole(path, 'first')).toBe(true);
  expect(writeWhole(path, 'second', () => false)).toBe(false);
  expect(readFileSync(path, 'utf8')).toBe('first');
  expect(writeWhole(path, 'second')).toBe(true);
  expect(readFileSync(path, 'utf8')).toBe('second');
});

test('a new file never takes the name of another', () => {
  const folder = tempFolder();
  const path = join(folder, 'entry.md');
  expect(createWhole(path, 'mine')).toBe(true);
  expect(createWhole(path, 'yours')).toBe(false);
  expect(readFileSync(path, 'utf8')).toBe('mine');
  expect(() => createWhole(join(folder, 'x'.repeat(300)), 'long')).toThrow('ENAMETOOLONG');
  expect(readdirSync(folder)).toEqual(['entry.md']);
});

test('where it cannot be written the error names the file that was meant, and nothing is left', () => {
  const folder = tempFolder();
  mkdirSync(join(folder, 'taken'));
  expect(() => writeWhole(join(folder, 'taken'), 'x')).toThrow(
    expect.objectContaining({ path: join(folder, 'taken') }),
  );
  expect(readdirSync(folder)).toEqual(['taken']);
});

test('files that belong together are all replaced, or none', () => {
  const folder = tempFolder();
  const [page, sheets] = [join(folder, 'page'), join(folder, 'sheets')];
  writeTogether([page, sheets].map((path) => ({ path, content: 'first' })));
  writeFileSync(join(folder, 'file'), '');
  const under = join(folder, 'file', 'sheets');
  const both = [page, under].map((path) => ({ path, content: 'second' }));
  expect(() => writeTogether(both)).toThrow(expect.objectContaining({ path: under }));
  expect(readFileSync(page, 'utf8')).toBe('first');
  expect(readdirSync(folder)).toEqual(['file', 'page', 'sheets']);
});

test('where there are no hard links, one of many that create a name at once does, whole, and the rest leave it', async () => {
  const folder = tempFolder();
  const noLinks = join(import.meta.dirname, '../chaos/no-links.cjs');
  const module = join(import.meta.dirname, '../../dist/portfolio/write-file.js');
  const script = `import { createWhole } from ${JSON.stringify(module)};
    const names = Array.from({ length: 40 }, (_, one) => one + '.md');
    process.stdout.write(JSON.stringify(names.filter((name) => createWhole(name, process.argv[1].repeat(50_000)))));`;
  const made = await Promise.all(
    ['a', 'b'].map(async (letter) => {
      const args = ['--require', noLinks, '--input-type=module', '-e', script, letter];
      const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: folder });
      return JSON.parse(stdout).map((name: string) => `${name} ${letter}`);
    }),
  );
  const whole = readdirSync(folder).map((name) => {
    const text = readFileSync(join(folder, name), 'utf8');
    expect(text).toHaveLength(50_000);
    return `${name} ${text[0]}`;
  });
  expect(made.flat().sort()).toEqual(whole.sort());
  expect(whole).toHaveLength(40);
});
