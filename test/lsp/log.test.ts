import { expect, test } from 'vitest';
import type { Connection } from 'vscode-languageserver';
import { logError } from '../../src/lsp/log.js';
import type { PortfolioSession } from '../../src/lsp/session.js';
import { linkedOf } from '../check/in-memory.js';

test('what went wrong is told without the names of people', () => {
  const said: string[] = [];
  const connection = { console: { error: (text: string) => said.push(text) } } as unknown as Connection;
  const { portfolio } = linkedOf({
    'private.yaml': 'people:\n  - {name: Zephyrine Quillfeather, id: trainee-a, as: Trainee A}\n',
  });
  const sessions = [{ portfolio: null }, { portfolio }] as unknown as PortfolioSession[];
  logError(connection, sessions, new Error("EACCES: permission denied, open '/home/zephyrine-quillfeather.md'"));
  logError(connection, [], 'out of hours');
  expect(said.join()).not.toMatch(/zephyrine|quillfeather/i);
  expect(said[0]).toContain('EACCES: permission denied');
  expect(said[1]).toBe('out of hours');
});
