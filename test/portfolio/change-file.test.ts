import { execFile } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { changeFile } from '../../src/portfolio/change-file.js';
import { folderWith } from '../support/folder.js';

const MODULE = new URL('../../dist/portfolio/change-file.js', import.meta.url).href;

/** A program of its own that adds lines to a file, one change each. */
function adding(file: string, name: string, lines: number): Promise<unknown> {
  const program = `const { changeFile } = await import(${JSON.stringify(MODULE)});
    for (let i = 0; i < ${lines}; i += 1) changeFile(${JSON.stringify(file)}, (text) => text + '${name}' + i + '\\n');`;
  return promisify(execFile)(process.execPath, ['--input-type=module', '-e', program]);
}

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
    if (saves === 1) writeFileSync(file, 'one\nsaved by an editor\n');
    return `${text}ours\n`;
  });
  expect(isChanged).toBe(true);
  expect(readFileSync(file, 'utf8')).toBe('one\nsaved by an editor\nours\n');
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
