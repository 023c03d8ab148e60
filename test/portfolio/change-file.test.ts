import { execFile, spawn } from 'node:child_process';
import { appendFileSync, chmodSync, existsSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { expect, onTestFinished, test, vi } from 'vitest';
import { alone } from '../../src/portfolio/alone.js';
import { changeFile } from '../../src/portfolio/change-file.js';
import { folderWith, tempFolder } from '../support/folder.js';

const MODULE = new URL('../../dist/portfolio/change-file.js', import.meta.url).href;

/** A program of its own that adds lines to a file, one change each. */
function adding(file: string, name: string, lines: number): Promise<unknown> {
  const program = `const { changeFile } = await import(${JSON.stringify(MODULE)});
    for (let i = 0; i < ${lines}; i += 1) changeFile(${JSON.stringify(file)}, (text) => text + '${name}' + i + '\\n');`;
  return promisify(execFile)(process.execPath, ['--input-type=module', '-e', program]);
}

/** The number of a program that runs as long as the test does. */
function another(): number | undefined {
  const program = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60_000)'], { stdio: 'ignore' });
  onTestFinished(() => void program.kill());
  return program.pid;
}

test.each([
  ['the number of another program now', () => String(another()), 3_600_000],
  ['no number yet', () => '', 3_600_000],
  ['the number of no program', () => '2147483646', 0],
])('a lock that was left with %s is taken away', (_, content, age) => {
  const locks = tempFolder();
  vi.stubEnv('TMPDIR', locks);
  onTestFinished(() => void vi.unstubAllEnvs());
  const name = alone('a.md', () => readdirSync(locks)[0]) ?? '';
  expect(readdirSync(locks)).toEqual([]);
  writeFileSync(join(locks, name), content());
  const old = new Date(Date.now() - age);
  utimesSync(join(locks, name), old, old);
  expect(alone('a.md', () => readFileSync(join(locks, name), 'utf8'))).toBe(String(process.pid));
  expect(readdirSync(locks)).toEqual([]);
});

test('where no lock can be made an action is done all the same', () => {
  vi.stubEnv('TMPDIR', join(tempFolder(), 'missing'));
  onTestFinished(() => void vi.unstubAllEnvs());
  expect(alone('a.md', () => 'done')).toBe('done');
});

test('programs that change one file at once lose nothing', async () => {
  const file = join(folderWith({ 'a.md': '' }), 'a.md');
  await Promise.all(['a', 'b', 'c', 'd'].map((name) => adding(file, name, 25)));
  expect(new Set(readFileSync(file, 'utf8').trim().split('\n')).size).toBe(100);
});

test('what an editor saved in between is read again', () => {
  const file = join(folderWith({ 'a.md': 'one\n' }), 'a.md');
  let saves = 0;
  const isChanged = changeFile(file, (text) => {
    saves += 1;
    if (saves > 31) throw new Error('nothing is saved, and it is tried again');
    if (saves <= 30) appendFileSync(file, `saved ${saves}\n`);
    return `${text}ours\n`;
  });
  expect(isChanged).toBe(true);
  const saved = Array.from({ length: 30 }, (_, index) => `saved ${index + 1}\n`).join('');
  expect(readFileSync(file, 'utf8')).toBe(`one\n${saved}ours\n`);
  expect(changeFile(file, (text) => text)).toBe(false);
});

test('a file that never rests stays as it is', () => {
  const path = join(folderWith({ 'a.md': '' }), 'a.md');
  const change = (text: string): string => {
    appendFileSync(path, 'x');
    return `${text}ours`;
  };
  expect(() => changeFile(path, change)).toThrow('changes all the time');
  expect(readFileSync(path, 'utf8')).toMatch(/^x+$/);
});

test('a program that was killed leaves no lock behind', async () => {
  const file = join(folderWith({ 'a.md': '' }), 'a.md');
  const program = `const { changeFile } = await import(${JSON.stringify(MODULE)});
    changeFile(${JSON.stringify(file)}, () => process.kill(process.pid, 'SIGKILL'));`;
  await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program]).catch(() => null);
  changeFile(file, () => 'written\n');
  expect(readFileSync(file, 'utf8')).toBe('written\n');
});

test('a file that is marked read-only stays as it is', () => {
  const file = join(folderWith({ 'a.md': 'one\n' }), 'a.md');
  chmodSync(file, 0o444);
  expect(() => changeFile(file, () => 'two\n')).toThrow(/read-only/);
  expect(readFileSync(file, 'utf8')).toBe('one\n');
  expect(existsSync(file)).toBe(true);
});

test('a file whose letters would be lost stays as it is', () => {
  const latin = Buffer.from('caf\u00e9\n', 'latin1');
  const file = join(folderWith({ 'a.md': latin }), 'a.md');
  expect(() => changeFile(file, (text) => `${text}two\n`)).toThrow(/is not UTF-8/);
  expect(readFileSync(file).equals(latin)).toBe(true);
});
