import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { mentor, tempFolder } from '../../e2e/support.js';

const ENTRY = '\ufeff---\r\nkind: entry\r\ndate: 12/03/2026\r\ncriteria: [dm5]\r\n---\r\n\r\nWe met on 12/03/2026.\r\n';
const FIXED = ENTRY.replace('date: 12/03/2026', 'date: 2026-03-12').replace('dm5', 'DM5');

function portfolio(): { folder: string; file: string } {
  const folder = tempFolder();
  mkdirSync(join(folder, 'journal'));
  writeFileSync(join(folder, 'portfolio.yaml'), 'version: 1\nframework: ljmu-2007\nstage: developing\n');
  const file = join(folder, 'journal/a.md');
  writeFileSync(file, ENTRY);
  return { folder, file };
}

describe('mentor check --fix', () => {
  test('shows the difference, keeps byte order mark and line ends, and reports what is left', async () => {
    const { folder, file } = portfolio();
    const { err, out } = await mentor(['check', folder, '--fix', '--json'], folder);
    expect(err).toContain('-date: 12/03/2026\n');
    expect(err).toContain('+date: 2026-03-12\n');
    expect(err).toMatch(/2 values in 1 file fixed\.\n$/);
    expect(readFileSync(file, 'utf8')).toBe(FIXED);
    const rules = (JSON.parse(out) as { findings: { rule: string }[] }).findings.map(({ rule }) => rule);
    expect(rules).not.toContain('read/date');
  });

  test('says nothing of having fixed a file that is marked read-only', async () => {
    const { folder, file } = portfolio();
    chmodSync(file, 0o444);
    const { code, err } = await mentor(['check', folder, '--fix'], folder);
    expect([code, err]).toEqual([2, expect.stringContaining('is marked read-only, so it was not changed')]);
    expect(err).not.toMatch(/\bfixed\b/);
    expect(readFileSync(file, 'utf8')).toBe(ENTRY);
  });

  test('renames what Windows cannot hold, and the folder with it', async () => {
    const { folder, file } = portfolio();
    mkdirSync(join(folder, 'evidence/Term 1.'), { recursive: true });
    writeFileSync(join(folder, 'evidence/Term 1./"Plan".txt'), 'Our plan.\n');
    writeFileSync(file, '---\nkind: entry\ncriteria: DM5\n---\n\n[Plan](<../evidence/Term 1./"Plan".txt>)\n');
    const { err } = await mentor(['check', folder, '--fix'], folder);
    expect(err).toContain('evidence/Term 1./"Plan".txt → evidence/Term 1/Plan.txt\n1 file renamed.\n');
    expect(readdirSync(join(folder, 'evidence'), { recursive: true })).toEqual(['Term 1', 'Term 1/Plan.txt']);
    expect(readFileSync(file, 'utf8')).toContain('[Plan](<../evidence/Term 1/Plan.txt>)');
  });

  test('a second run finds nothing to fix and writes nothing', async () => {
    const { folder, file } = portfolio();
    await mentor(['check', folder, '--fix'], folder);
    const { mtimeMs } = statSync(file);
    const { err } = await mentor(['check', folder, '--fix'], folder);
    expect(err).toBe('Nothing to fix automatically: you need to do the rest.\n');
    expect(statSync(file).mtimeMs).toBe(mtimeMs);
  });

  test('--dry-run shows the difference and writes nothing', async () => {
    const { folder, file } = portfolio();
    const { err, out } = await mentor(['check', folder, '--dry-run', '--json'], folder);
    expect(err).toContain('2 values in 1 file would be fixed; nothing was written.');
    expect(readFileSync(file, 'utf8')).toBe(ENTRY);
    expect(out).toContain('read/date');
  });

  test('only what the chosen rules found is fixed', async () => {
    const { folder, file } = portfolio();
    await mentor(['check', folder, '--fix', '--rule', 'link/criterion'], folder);
    expect(readFileSync(file, 'utf8')).toBe(ENTRY.replace('dm5', 'DM5'));
  });
});
