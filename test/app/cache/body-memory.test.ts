import { cpSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { tempFolder } from '../../e2e/support.js';
import { COMPLETE, shortenPdfs } from '../../signing/support.js';
import { programForTests } from '../../support/program.js';

const program = programForTests();
let [cache, folder] = ['', ''];
beforeEach(() => {
  [cache, folder] = [tempFolder(), tempFolder()];
  cpSync(COMPLETE, folder, { recursive: true });
  shortenPdfs(folder);
});

/** The page that the built program makes: run from sources, nothing is kept. */
async function page(...flags: string[]): Promise<string> {
  const run = await program(['render', '--html', ...flags], folder, { MENTOR_CACHE: cache });
  expect(run.code, run.err).toBe(0);
  return readFileSync(join(folder, 'dist/portfolio.html'), 'utf8');
}

const texts = (): string => join(cache, 'texts');
const kept = (): string => join(texts(), readdirSync(texts())[0] ?? '');

test('the page of kept texts is the page made anew, and nobody else can read what is kept', async () => {
  const first = await page();
  expect(readFileSync(kept(), 'utf8').split('\n').length).toBeGreaterThan(40);
  if (process.platform !== 'win32') expect(statSync(texts()).mode & 0o077).toBe(0);
  expect(await page()).toBe(first);
});

test('no change is missed: of a text, of what its links lead to, of the language', async () => {
  await page();
  const entry = join(folder, 'journal/2026-01-28-joint-observation.md');
  writeFileSync(entry, readFileSync(entry, 'utf8').replace('opposite', 'neighbouring'));
  expect(await page()).toContain('neighbouring');
  const config = join(folder, 'portfolio.yaml');
  writeFileSync(config, `${readFileSync(config, 'utf8')}language: cy\n`);
  const [welsh, lines] = [await page(), readFileSync(kept(), 'utf8')];
  writeFileSync(kept(), '');
  expect(await page()).toBe(welsh);
  expect(lines).not.toBe('');
});

test('what is damaged or of another build is none', async () => {
  const first = await page();
  const whole = readFileSync(kept(), 'utf8');
  for (const broken of [
    whole.slice(0, whole.length / 2),
    whole.replace(/^[^\n]*/, 'another build').replaceAll('Trainee', 'Forged'),
    'null',
  ]) {
    writeFileSync(kept(), broken);
    expect(await page()).toBe(first);
  }
});

test('redacted texts are not kept, and a cache that cannot be written is no failure', async () => {
  writeFileSync(
    join(folder, 'private.yaml'),
    'people:\n  - {name: Zenobia Quarrington, id: trainee-a, as: Trainee A}\n',
  );
  await page('--redact');
  expect(readdirSync(cache)).not.toContain('texts');
  mkdirSync(cache, { recursive: true });
  writeFileSync(texts(), 'in the way');
  expect(await page()).toContain('Trainee\u00a0A');
});
