import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { builtinModules, createRequire } from 'node:module';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { COMPLETE } from '../signing/support.js';
import { tempFolder } from '../support/folder.js';
import { runProgram } from '../support/program.js';

const FOLDER = join(import.meta.dirname, '../../dist/program');
const files = readdirSync(FOLDER).filter((name) => name.endsWith('.cjs'));
const textOf = (name: string): string => readFileSync(join(FOLDER, name), 'utf8');
const requiredBy = (name: string): string[] =>
  [...textOf(name).matchAll(/\brequire\("([^"]+)"\)/g)].map((match) => match[1] ?? '');

test('what starts the program loads none of it, so that all of it can come from what was compiled before', () => {
  const beside = requiredBy('start.cjs').filter((id) => id.startsWith('.'));
  expect(beside.filter((id) => !id.startsWith('./rolldown-runtime'))).toEqual([]);
});

test('code that was compiled before cannot import modules, so none of it does', () => {
  const wrong = files.filter((name) => /^(?!\s*(?:\/\/|\*)).*\bimport\((?!\))/m.test(textOf(name)));
  expect(wrong).toEqual([]);
});

test('what is left in node_modules is what mentor depends on', () => {
  const { dependencies } = JSON.parse(readFileSync(join(FOLDER, '../../package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  const apart = files
    .flatMap(requiredBy)
    .filter((id) => !id.startsWith('.') && !id.startsWith('node:') && !builtinModules.includes(id));
  const names = apart.map((id) =>
    id
      .split('/')
      .slice(0, id.startsWith('@') ? 2 : 1)
      .join('/'),
  );
  expect([...new Set(names)].filter((name) => !(name in dependencies))).toEqual([]);
});

test('what is left in node_modules can be loaded as the program loads it', () => {
  const required = [...new Set(files.flatMap(requiredBy))].filter((id) => !id.startsWith('.'));
  const require = createRequire(join(FOLDER, 'start.cjs'));
  const lost = required.filter((id) => {
    try {
      return !require.resolve(id);
    } catch {
      return true;
    }
  });
  expect(required.length).toBeGreaterThan(10);
  expect(lost).toEqual([]);
});

test('the program finds a name inside a PDF', async () => {
  const folder = tempFolder();
  cpSync(COMPLETE, folder, { recursive: true });
  writeFileSync(join(folder, 'private.yaml'), 'people:\n  - {name: Seminar Room, as: a place, id: place-a}\n');
  const { out } = await runProgram(['check', '--json', '--rule', 'private/name', 'private/unread'], folder);
  const { findings } = JSON.parse(out) as { findings: { rule: string; file: string }[] };
  const found = findings.map(({ rule, file }) => `${rule} ${file}`);
  expect(found).toContain('private/name evidence/steering-group-minutes.pdf');
  expect(found.filter((one) => one.startsWith('private/unread'))).toEqual([]);
});

test('every package whose code is inside is named with its licence', () => {
  const notices = readFileSync(join(FOLDER, 'THIRD-PARTY.txt'), 'utf8');
  const inside = files.flatMap((name) =>
    [...textOf(name).matchAll(/^\/\/ ((?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+)/gm)].map((match) => match[1] ?? ''),
  );
  expect(inside.length).toBeGreaterThan(50);
  const nameOf = (folder: string): string =>
    (createRequire(import.meta.url)(join('../..', folder, 'package.json')) as { name: string }).name;
  const names = [...new Set(inside)].map(nameOf);
  const unnamed = names.filter((name) => !new RegExp(`^${name} \\d+\\.\\d+\\.\\d+`, 'm').test(notices));
  expect(unnamed).toEqual([]);
});
