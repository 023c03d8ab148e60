import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { editorFiles } from '../../src/scaffold/snippets.js';
import { runProgram } from '../support/program.js';

const TOP = resolve(import.meta.dirname, '../..');
const page = readFileSync(resolve(TOP, 'docs/editors.md'), 'utf8');
const blocks = [...page.matchAll(/```json\n([\s\S]*?)```/g)].map(([, text = '']) => JSON.parse(text) as object);

test('the matcher of the task reads every annotation that has a line', async () => {
  const [task] = blocks.flatMap((block) => ('tasks' in block ? (block.tasks as Task[]) : []));
  const pattern = new RegExp(task?.problemMatcher.pattern.regexp ?? '');
  const { out } = await runProgram(['check', 'fixtures/broken/every-mistake', '--format', 'github'], TOP);
  const placed = out.split('\n').filter((line) => line.includes(',line='));
  expect(placed.length).toBeGreaterThan(50);
  expect(placed.filter((line) => !pattern.test(line))).toEqual([]);
  expect(pattern.exec(placed[0] ?? '')?.[8]).toMatch(/^Unexpected/);
});

interface Task {
  problemMatcher: { pattern: { regexp: string } };
}

test('the page and the scaffold say the same of suggestions in Markdown', () => {
  const settings = editorFiles('one').find(({ path }) => path.endsWith('settings.json'))?.text ?? '{}';
  const written = JSON.parse(settings) as { '[markdown]': object };
  const told = blocks.find((block) => '[markdown]' in block) as { '[markdown]': object } | undefined;
  expect(written['[markdown]']).toMatchObject(told?.['[markdown]'] ?? { missing: true });
});
