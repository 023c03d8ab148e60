import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
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

describe('hooks and workflows', () => {
  test.each(['.pre-commit-hooks.yaml', 'templates/starter/ci/github.yml.hbs', 'templates/starter/ci/gitlab.yml.hbs'])(
    '%s is YAML, and the commands in it run',
    async (path) => {
      const text = read(path);
      expect(parse(text)).toBeTruthy();
      expect(text).not.toContain('\t');
      const commands = path.endsWith('hooks.yaml')
        ? (parse(text) as { entry: string }[]).flatMap(({ entry }) => commandsIn(entry))
        : commandsIn(text.replace(/^\s*#.*$/gm, ''));
      expect(commands.length).toBeGreaterThan(1);
      for (const command of commands) {
        const { code, err } = await mentor(command, COMPLETE);
        expect([command, code, err]).toEqual([command, 0, '']);
      }
    },
  );

  test('the hooks for pre-commit say what they are', () => {
    const hooks = parse(read('.pre-commit-hooks.yaml')) as Record<string, unknown>[];
    for (const hook of hooks)
      expect(hook).toMatchObject({
        id: expect.any(String),
        name: expect.any(String),
        language: 'node',
        pass_filenames: false,
      });
  });
});
