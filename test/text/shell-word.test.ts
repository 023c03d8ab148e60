import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { shellWord } from '../../src/text/shell-word.js';

test('a path in a command that is printed is one word to a shell, whatever its name', () => {
  const paths = [
    'journal/a.md',
    'C:\\a\\b.md',
    'my talk.md',
    'a (b) [c] & d; e.md',
    "it's.md",
    'a"b".md',
    '$HOME `id`.md',
    '*.md',
  ];
  const words = paths.map(shellWord);
  expect(words[0]).toBe('journal/a.md');
  const said = execFileSync('bash', ['-c', `printf '%s\\n' ${words.slice(2).join(' ')}`], { encoding: 'utf8' });
  expect(said.split('\n').slice(0, -1)).toEqual(paths.slice(2));
});
