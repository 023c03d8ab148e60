import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { SIGNED } from '../../src/check/trust-examples.js';
import { judgeSignOff } from '../../src/coverage/index.js';
import type { SignOffVerdict } from '../../src/coverage/sign-off/judge.js';
import { mentor, readBack } from '../e2e/support.js';
import { folderWith } from '../support/folder.js';

const SIGN_OFF = 'stages/developing/sign-off/professional-mentor-1.md';
const CONFIG = 'version: 1\nframework: ljmu-2007\nstage: developing\n';

function verdict(files: Record<string, string> = {}): SignOffVerdict {
  const linked = readBack(folderWith({ 'portfolio.yaml': CONFIG, ...SIGNED, ...files }));
  const document = linked.portfolio.documents.find(({ path }) => path === SIGN_OFF);
  if (!document) throw new Error('no sign-off');
  return judgeSignOff(linked, document);
}

describe('a seal of the first form, as an earlier mentor made it', () => {
  test('still verifies, its signature too', () => {
    expect(verdict()).toMatchObject({ seal: { state: 'intact', form: 'mentor-seal-1', files: 1 }, signature: 'good' });
  });

  test('says nothing of the school and the provider', () => {
    const { seal } = verdict({ 'portfolio.yaml': `${CONFIG}provider: Mossley\n` });
    expect([seal.state, seal.terms]).toEqual(['intact', { signed: [], now: [] }]);
  });

  test('shows what changed, and what came, as before', () => {
    const changed = (SIGNED['journal/a.md'] ?? '').replace('together', 'alone');
    expect(verdict({ 'journal/a.md': changed }).seal.state).toBe('changed');
    expect(verdict({ 'journal/b.md': '---\nkind: entry\ncriteria: DM7\n---\n\nLater.\n' }).seal.came).toEqual([
      'journal/b.md',
    ]);
  });

  test('verify says what it does not cover, and the script agrees with it', async () => {
    const root = folderWith({ 'portfolio.yaml': CONFIG, ...SIGNED });
    const run = await mentor(['verify', root], root);
    expect(run.code).toBe(0);
    expect(run.out).toContain("it does not cover the framework's words");
    const script = join(import.meta.dirname, 'seal-script.js');
    expect(JSON.parse(execFileSync(process.execPath, [script, root, SIGN_OFF], { encoding: 'utf8' }))).toEqual([]);
  });

  test('a later one of the second form follows it', async () => {
    const root = folderWith({ 'portfolio.yaml': CONFIG, ...SIGNED });
    const sign = ['sign', 'developing', root, '--role', 'professional-mentor', '--name', 'Rowan Ashby'];
    const said = ['--decision', 'supported', '--comment', 'Again.', '--date', '2026-06-01'];
    expect((await mentor([...sign, ...said], root)).code).toBe(0);
    expect((await mentor(['verify', root, '-q'], root)).code).toBe(0);
    const script = join(import.meta.dirname, 'seal-script.js');
    const second = SIGN_OFF.replace('-1.md', '-2.md');
    expect(JSON.parse(execFileSync(process.execPath, [script, root, second], { encoding: 'utf8' }))).toEqual([]);
  });
});
