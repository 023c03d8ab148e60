import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { mentor, tempFolder } from './support.js';

const NAMES = 'people:\n  - {name: Zenobia Quarrington, id: trainee-a, as: Trainee A}\n';

async function portfolio(): Promise<string> {
  const folder = tempFolder();
  const flags = ['--framework', 'ljmu-2016', '--stage', 'advanced', '--name', 'Ada Marsh', '--school', 'Fell High'];
  await mentor(['init', folder, ...flags, '--yes'], folder);
  writeFileSync(join(folder, 'private.yaml'), NAMES);
  return folder;
}

test('the list of real names is never shown, whatever lists it as evidence', async () => {
  const folder = await portfolio();
  writeFileSync(
    join(folder, 'journal/a.md'),
    '---\nkind: entry\ncriteria: AM1\nevidence: [private.yaml, ./private.yaml, Private.yaml]\n---\n\n[Here](../private.yaml) ![x](../private.yaml)\n',
  );
  expect((await mentor(['render', '--html'], folder)).code).toBe(0);
  const page = readFileSync(join(folder, 'dist/portfolio.html'), 'utf8');
  const kept = [...page.matchAll(/[A-Za-z0-9+/]{40,}={0,2}/g)].map(([text]) => Buffer.from(text, 'base64').toString());
  expect([page, ...kept].filter((text) => text.includes('Quarrington'))).toEqual([]);
  expect((await mentor(['check', '--rule', 'link/evidence'], folder)).out).toContain('it holds the real names');
});

test('it cannot be added as evidence', async () => {
  const folder = await portfolio();
  await mentor(['new', 'entry', 'A talk', '--text', 'We talked.', '--criteria', 'AM1', '--no-input'], folder);
  const added = await mentor(['evidence', 'add', 'private.yaml', '--to', 'talk', '--no-input'], folder);
  expect([added.code, added.err]).toEqual([2, expect.stringContaining('holds the real names')]);
});
