import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { renderOpen } from '../../src/app/render.js';
import { planSubmission } from '../../src/app/submit.js';
import type { World } from '../../src/app/world.js';
import { tempFolder } from '../e2e/support.js';
import { COMPLETE, shortenPdfs } from '../signing/support.js';

test('what a submission looks into for its check, its redaction does not look into again', async () => {
  const root = tempFolder();
  cpSync(COMPLETE, root, { recursive: true });
  shortenPdfs(root);
  writeFileSync(
    join(root, 'private.yaml'),
    'people:\n  - {name: Wilhelmina Ostrander, id: trainee-a, as: Trainee A}\n',
  );
  const said: string[] = [];
  const world: World = {
    cwd: root,
    env: process.env,
    notice: (sentence) => said.push(sentence),
    now: () => new Date(),
    signal: new AbortController().signal,
  };
  const { open } = await planSubmission(root, { force: 'A test.' }, world);
  const inEvidence = open.files.files.filter(({ path }) => path.startsWith('evidence/'));
  expect(open.contents.size).toBeGreaterThan(inEvidence.length / 2);
  const looksInto = vi.spyOn(open.contents, 'set');
  await renderOpen(open, { html: true, docx: true, redact: true, out: join(root, 'out') }, world);
  expect(looksInto).not.toHaveBeenCalled();
  expect(said.join('\n')).not.toContain('lists nobody');
});
