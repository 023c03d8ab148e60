import { execFileSync } from 'node:child_process';
import { appendFileSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { judgeSignOff, type SealVerdict } from '../../src/coverage/index.js';
import { sealStage } from '../../src/signing/seal-folder.js';
import { SEAL_FORM, sealDigest } from '../../src/trust/seal.js';
import { readBack } from '../e2e/support.js';
import { change, ENTRY, putSignOff, SIGNED, stageOf, unsignedPortfolio } from './support.js';

function seal(root: string): SealVerdict {
  const linked = readBack(root);
  const document = linked.portfolio.documents.find(({ path }) => path === SIGNED);
  if (!document) throw new Error('no sign-off');
  return judgeSignOff(linked, document).seal;
}

function sealed(): string {
  const root = unsignedPortfolio();
  putSignOff(root);
  return root;
}

/** What docs/seal.md says, worked out by a script of its own. */
function byScript(root: string): string[] {
  const script = join(import.meta.dirname, 'seal-script.js');
  return JSON.parse(execFileSync(process.execPath, [script, root, SIGNED], { encoding: 'utf8' })) as string[];
}

describe('a seal', () => {
  test('covers the entries, stage files, agreement and evidence of the stage, and nothing else', () => {
    const root = unsignedPortfolio();
    const linked = readBack(root);
    const paths = sealStage(root, linked, stageOf(linked)).files.map(({ path }) => path);
    expect(paths.filter((path) => path.startsWith('journal/'))).toHaveLength(38);
    expect(paths.filter((path) => path.startsWith('evidence/'))).toHaveLength(16);
    expect(paths.filter((path) => !/^(journal|evidence)\//.test(path))).toEqual([
      'agreements/trainee-a.md',
      'stages/advanced/checklist.md',
      'stages/advanced/reflection.md',
      'stages/advanced/self-assessment.md',
      'stages/advanced/targets.md',
    ]);
  });

  test('is intact as long as nothing changes, and an independent script agrees', () => {
    const root = sealed();
    expect(seal(root)).toMatchObject({ state: 'intact', why: null, files: 59, changed: [], came: [], went: [] });
    expect(byScript(root)).toEqual([]);
  });

  test('one word of one covered entry: that file is named, by the script too', () => {
    const root = sealed();
    change(root, ENTRY, /(---[\s\S]*---[\s\S]*?)\bthe\b/, '$1teh');
    expect(seal(root)).toMatchObject({ state: 'changed', changed: [ENTRY], came: [], went: [] });
    expect(byScript(root)).toEqual([ENTRY]);
  });

  test('line ends and byte order mark change nothing', () => {
    const root = sealed();
    for (const path of [ENTRY, SIGNED, 'evidence/feedback-audit.csv', 'stages/advanced/reflection.md']) {
      const text = readFileSync(join(root, path), 'utf8');
      writeFileSync(join(root, path), `\ufeff${text.replaceAll('\n', '\r\n')}`);
    }
    expect(seal(root).state).toBe('intact');
    expect(byScript(root)).toEqual([]);
  });

  test('the order of files on disk does not matter, their content in bytes does', () => {
    const root = sealed();
    appendFileSync(join(root, 'evidence/qa-summary.pdf'), '\n');
    expect(seal(root)).toMatchObject({ state: 'changed', changed: ['evidence/qa-summary.pdf'] });
  });

  test('what came and what went is named', () => {
    const root = sealed();
    renameSync(join(root, ENTRY), join(root, 'journal/renamed.md'));
    expect(seal(root)).toMatchObject({ state: 'changed', changed: [], came: ['journal/renamed.md'], went: [ENTRY] });
  });

  test('is of one stage and one mentor', () => {
    const one = { form: SEAL_FORM, stage: 'a/b', mentor: 'Ann', terms: [], files: [] };
    expect(sealDigest(one)).not.toBe(sealDigest({ ...one, stage: 'a/c' }));
    expect(sealDigest(one)).not.toBe(sealDigest({ ...one, mentor: 'Bea' }));
    expect(sealDigest(one)).not.toBe(sealDigest({ ...one, terms: ['stage B'] }));
    expect(sealDigest(one)).not.toBe(sealDigest({ ...one, form: 'mentor-seal-1' }));
  });

  test('can be read in a diff: one line a file', () => {
    const root = sealed();
    const text = readFileSync(join(root, SIGNED), 'utf8');
    expect(text.match(/^ {4}[0-9a-f]{64} \d+ \S+$/gm)).toHaveLength(59);
    expect(text).toMatch(/^ {2}digest: sha256:[0-9a-f]{64}$/m);
  });
});
