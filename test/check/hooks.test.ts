import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { type CiHost, ciWorkflow } from '../../src/scaffold/index.js';
import { mentor } from '../e2e/support.js';

const ROOT = resolve(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const COMPLETE = join(ROOT, 'fixtures/complete/advanced-2016');

/** Every `mentor check …` in a text, as its arguments. */
function commandsIn(text: string): string[][] {
  return [...text.matchAll(/mentor (check [^\n|>&]*)/g)].map(([, command = '']) =>
    command
      .trim()
      .split(/\s+/)
      .filter((part) => part !== '--' && !part.includes('$')),
  );
}

const hooks = parse(read('.pre-commit-hooks.yaml')) as Record<string, unknown>[];
const workflow = (host: CiHost, source: string): string => ciWorkflow(host, source).text.replace(/^\s*#.*$/gm, '');

describe('hooks and workflows', () => {
  test.each([
    ['the hooks for pre-commit', hooks.flatMap(({ entry }) => commandsIn(String(entry)))],
    ['the workflow for github', commandsIn(workflow('github', 'mentor-portfolio@1.0.0'))],
    ['the workflow for gitlab', commandsIn(workflow('gitlab', 'mentor-portfolio@1.0.0'))],
  ])('%s: the commands in it run', async (_, commands) => {
    expect(commands.length).toBeGreaterThan(1);
    for (const command of commands) {
      const { code, err } = await mentor(command, COMPLETE);
      expect([command, code, err]).toEqual([command, 0, '']);
    }
  });

  test.each<[CiHost, string]>([
    ['github', 'mentor-portfolio@1.0.0'],
    ['github', './mentor-portfolio-1.0.0.tgz'],
    ['gitlab', 'mentor-portfolio@1.0.0'],
    ['gitlab', './mentor-portfolio-1.0.0.tgz'],
  ])('the workflow for %s is YAML, and installs %s', (host, source) => {
    const { text } = ciWorkflow(host, source);
    expect(JSON.stringify(parse(text))).toContain(`npm install --global ${source}"`);
    expect(text).not.toMatch(/\t|\{\{/);
  });

  test('the hooks for pre-commit say what they are', () => {
    for (const hook of hooks)
      expect(hook).toMatchObject({
        id: expect.any(String),
        name: expect.any(String),
        language: 'node',
        pass_filenames: false,
      });
  });
});
