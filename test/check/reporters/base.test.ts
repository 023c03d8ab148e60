import { cpSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { tempFolder } from '../../e2e/support.js';
import { runProgram } from '../../support/program.js';

const HALF_DONE = resolve(import.meta.dirname, '../../../fixtures/half-done/developing-2007');

describe('where annotations say a file lies', () => {
  test('from the top of the repository, and never from a check remembered elsewhere', async () => {
    const repository = tempFolder();
    const portfolio = join(repository, 'portfolios/anna');
    mkdirSync(join(repository, 'portfolios'));
    cpSync(HALF_DONE, portfolio, { recursive: true });
    const cache = { XDG_CACHE_HOME: tempFolder(), GITHUB_WORKSPACE: '', CI_PROJECT_DIR: '' };
    const filesOf = async (cwd: string, env: Record<string, string> = {}): Promise<Set<string>> => {
      const { out } = await runProgram(['check', portfolio, '--format', 'github'], cwd, { ...cache, ...env });
      return new Set([...out.matchAll(/::\w+ file=([^/,]+)/g)].map((match) => match[1] ?? ''));
    };
    await sleep(2700);
    expect(await filesOf(repository)).toEqual(new Set(['portfolios']));
    expect(await filesOf(portfolio)).not.toContain('portfolios');
    expect(await filesOf(portfolio, { GITHUB_WORKSPACE: repository })).toEqual(new Set(['portfolios']));
    expect(await filesOf(tempFolder())).not.toContain('portfolios');
  });
});
