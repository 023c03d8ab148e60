import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { tempFolder } from '../../e2e/support.js';
import { PROGRAM } from '../../e2e/terminal.js';
import { FIXTURES } from '../../html/support.js';

let [cache, folder] = ['', ''];
beforeEach(() => {
  [cache, folder] = [tempFolder(), tempFolder()];
  cpSync(join(FIXTURES, 'complete/advanced-2016'), folder, { recursive: true });
});

/** The page that the built program makes: run from sources, nothing is kept. */
function page(...flags: string[]): string {
  const env = { ...process.env, MENTOR_CACHE: cache };
  execFileSync(process.execPath, [PROGRAM, 'render', '--html', ...flags], { cwd: folder, env, stdio: 'ignore' });
  return readFileSync(join(folder, 'dist/portfolio.html'), 'utf8');
}

const texts = (): string => join(cache, 'texts');
const kept = (): string => join(texts(), readdirSync(texts())[0] ?? '');

test('the page of kept texts is the page made anew, and nobody else can read what is kept', () => {
  const first = page();
  expect(readFileSync(kept(), 'utf8').split('\n').length).toBeGreaterThan(40);
  if (process.platform !== 'win32') expect(statSync(texts()).mode & 0o077).toBe(0);
  expect(page()).toBe(first);
});

test('no change is missed: of a text, of what its links lead to, of the language', () => {
  page();
  const entry = join(folder, 'journal/2026-01-28-joint-observation.md');
  writeFileSync(entry, readFileSync(entry, 'utf8').replace('opposite', 'neighbouring'));
  expect(page()).toContain('neighbouring');
  const config = join(folder, 'portfolio.yaml');
  writeFileSync(config, `${readFileSync(config, 'utf8')}language: cy\n`);
  const [welsh, lines] = [page(), readFileSync(kept(), 'utf8')];
  writeFileSync(kept(), '');
  expect(page()).toBe(welsh);
  expect(lines).not.toBe('');
});

test('what is damaged or of another build is none', () => {
  const first = page();
  const whole = readFileSync(kept(), 'utf8');
  for (const broken of [
    whole.slice(0, whole.length / 2),
    whole.replace(/^[^\n]*/, 'another build').replaceAll('Trainee', 'Forged'),
    'null',
  ]) {
    writeFileSync(kept(), broken);
    expect(page()).toBe(first);
  }
});

test('redacted texts are not kept, and a cache that cannot be written is no failure', () => {
  writeFileSync(
    join(folder, 'private.yaml'),
    'people:\n  - {name: Zenobia Quarrington, id: trainee-a, as: Trainee A}\n',
  );
  page('--redact');
  expect(readdirSync(cache)).not.toContain('texts');
  mkdirSync(cache, { recursive: true });
  writeFileSync(texts(), 'in the way');
  expect(page()).toContain('Trainee\u00a0A');
});
