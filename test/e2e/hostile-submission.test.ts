import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { putSignOff, unsignedPortfolio } from '../signing/support.js';
import { mentor, tempFolder } from './support.js';

describe('a submission that means harm', () => {
  async function unpacked(): Promise<string> {
    const root = unsignedPortfolio();
    putSignOff(root);
    await mentor(['submit', root, '--no-pdf', '-q'], root);
    const folder = tempFolder();
    const zip = readdirSync(join(root, 'submissions/001')).find((name) => name.endsWith('.zip')) ?? '';
    execFileSync('unzip', ['-q', join(root, 'submissions/001', zip), '-d', folder]);
    return folder;
  }

  test('its manifest cannot have files elsewhere looked at, nor links followed', async () => {
    const folder = await unpacked();
    const outside = join(tempFolder(), 'secret.txt');
    writeFileSync(outside, 'SENTINEL');
    symlinkSync(outside, join(folder, 'portfolio/evidence/link.txt'));
    symlinkSync('/dev/zero', join(folder, 'endless'));
    const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
    manifest.files.push(
      { path: '../../etc/passwd', size: 1, sha256: 'a'.repeat(64) },
      { path: '/etc/passwd', size: 1, sha256: 'a'.repeat(64) },
    );
    writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
    const run = await mentor(['verify', folder, '--json'], folder);
    const { troubles } = JSON.parse(run.out).submissions[0];
    expect(troubles).toEqual([
      { file: '../../etc/passwd', what: 'went' },
      { file: '/etc/passwd', what: 'went' },
      { file: 'endless', what: 'came' },
    ]);
  });

  test.each([
    ['nothing', ''],
    ['no JSON', '{"version": 1,'],
    ['another version', '{"version": 2, "submission": "001", "date": "", "stages": [], "files": [], "snapshot": {}}'],
    ['prototype keys', '{"__proto__": {"version": 1}, "constructor": 1}'],
    [
      'lists that are none',
      '{"version": 1, "submission": "1", "date": "x", "stages": [], "files": {}, "snapshot": {"stages": 1, "comments": []}}',
    ],
  ])('a manifest of %s is refused', async (_, manifest) => {
    const folder = tempFolder();
    mkdirSync(join(folder, 'portfolio'));
    writeFileSync(join(folder, 'manifest.json'), manifest);
    expect(await mentor(['verify', folder], folder)).toMatchObject({
      code: 2,
      err: expect.stringContaining('is not a submission'),
    });
    expect(await mentor(['diff', folder, folder], folder)).toMatchObject({ code: 2 });
  });

  test('one that is deeply nested or long is refused or read, never a crash', async () => {
    const folder = tempFolder();
    mkdirSync(join(folder, 'portfolio'));
    writeFileSync(join(folder, 'manifest.json'), '['.repeat(200_000));
    expect((await mentor(['verify', folder], folder)).code).toBe(2);
    appendFileSync(join(folder, 'manifest.json'), ' '.repeat(33 * 1024 * 1024));
    expect((await mentor(['verify', folder], folder)).code).toBe(2);
  });
});
