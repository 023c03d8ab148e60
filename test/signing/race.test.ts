import { appendFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sealStage } from '../../src/signing/seal-folder.js';
import { mentor, readBack } from '../e2e/support.js';
import { ENTRY, SIGNED, stageOf, unsignedPortfolio } from './support.js';

const SIGN = ['sign', 'advanced', '--role', 'head-teacher', '--decision', 'supported', '--comment', 'Yes.'];

test('what changes between showing and signing is not signed', async () => {
  const root = unsignedPortfolio();
  let isShown = false;
  const err = (text: string): void => {
    if (!isShown && text.includes('will be sealed')) appendFileSync(join(root, ENTRY), '\nOne more line.\n');
    isShown = true;
  };
  let said = '';
  const run = await mentor(SIGN, root, {
    err: (text) => {
      err(text);
      said += text;
    },
  });
  expect([run.code, existsSync(join(root, SIGNED))]).toEqual([2, false]);
  expect(said).toContain(`Something changed in the meantime: ${ENTRY}`);
});

test('what was read and what is sealed are the same content', () => {
  const root = unsignedPortfolio();
  const linked = readBack(root);
  appendFileSync(join(root, ENTRY), '\nOne more line.\n');
  expect(() => sealStage(root, linked, stageOf(linked))).toThrow(/changed while it was being read/);
});
