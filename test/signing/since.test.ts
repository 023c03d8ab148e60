import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { SignOffReport } from '../../src/signing/index.js';
import { mentor, tempFolder } from '../e2e/support.js';
import { commitAll, git } from '../support/git.js';
import { change, ENTRY, putSignOff, SIGNED, unsignedPortfolio } from './support.js';

/** A signed portfolio in a repository, in which an entry was changed twice, one came and one went. */
function history(): { root: string; first: string; came: string; went: string } {
  const root = unsignedPortfolio();
  putSignOff(root);
  git(root, 'init', '-q');
  commitAll(root, 'Signed');
  change(root, ENTRY, 'title: ', 'title: Our ');
  const first = commitAll(root, 'Changed');
  writeFileSync(join(root, 'journal/new.md'), '---\nkind: entry\ncriteria: AM3\n---\n\nMore.\n');
  const came = commitAll(root, 'Added');
  rmSync(join(root, 'evidence/qa-summary.pdf'));
  const went = commitAll(root, 'Removed');
  change(root, ENTRY, 'Our ', 'Our own ');
  commitAll(root, 'Changed again');
  return { root, first, came, went };
}

async function sealOf(root: string, ...more: string[]): Promise<SignOffReport['seal']> {
  const run = await mentor(['verify', root, '--json', ...more], root);
  const report = JSON.parse(run.out) as { signOffs: SignOffReport[] };
  const found = report.signOffs.find(({ file }) => file === SIGNED);
  if (!found) throw new Error('no sign-off');
  return found.seal;
}

describe('since when something changed', () => {
  test('git says: the first commit since which it is no longer what was signed', async () => {
    const { root, first, came, went } = history();
    const seal = await sealOf(root);
    expect(seal.changed).toEqual([{ path: ENTRY, since: { commit: first, date: '2026-11-02' } }]);
    expect(seal.came).toEqual([{ path: 'journal/new.md', since: { commit: came, date: '2026-11-02' } }]);
    expect(seal.went).toEqual([{ path: 'evidence/qa-summary.pdf', since: { commit: went, date: '2026-11-02' } }]);
    expect((await mentor(['verify', root], root)).out).toContain(`since 2026-11-02, ${first.slice(0, 10)}`);
  });

  test('nobody says what is not committed, without git, or with --no-git', async () => {
    const root = unsignedPortfolio();
    putSignOff(root);
    git(root, 'init', '-q');
    commitAll(root, 'Signed');
    change(root, ENTRY, 'title: ', 'title: Our ');
    expect((await sealOf(root)).changed).toEqual([{ path: ENTRY, since: null }]);
    commitAll(root, 'Changed');
    expect((await sealOf(root)).changed[0]?.since).not.toBeNull();
    expect((await sealOf(root, '--no-git')).changed).toEqual([{ path: ENTRY, since: null }]);
    const run = await mentor(['verify', root, '--json'], root, { env: { PATH: tempFolder() } });
    expect(JSON.parse(run.out).signOffs[0].seal.changed).toEqual([{ path: ENTRY, since: null }]);
  });

  test('a shallow clone does not pretend to know what it does not reach', async () => {
    const { root } = history();
    const clone = join(tempFolder(), 'clone');
    git(root, 'clone', '-q', '--depth', '1', `file://${root}`, clone);
    const seal = await sealOf(clone);
    expect([seal.changed, seal.came].map(([file]) => file?.since)).toEqual([null, null]);
  });
});

/** Gives the last commit something that looks like a signature, which git would have a program of the repository check. */
function pretendSigned(root: string): void {
  const armour = '-----BEGIN PGP SIGNATURE-----\n \n aGVsbG8=\n -----END PGP SIGNATURE-----';
  const signed = git(root, 'cat-file', 'commit', 'HEAD').replace('\n\n', `\ngpgsig ${armour}\n\n`);
  const args = ['hash-object', '-t', 'commit', '-w', '--stdin'];
  const id = execFileSync('git', args, { cwd: root, input: signed, encoding: 'utf8' }).trim();
  git(root, 'update-ref', 'HEAD', id);
}

describe("a stranger's repository", () => {
  test('runs nothing: no watcher, hook, filter, pager or checker, and fetches nothing', async () => {
    const { root } = history();
    const marker = join(tempFolder(), 'ran');
    const script = join(root, '.git/evil');
    writeFileSync(script, `#!/bin/sh\ntouch ${marker}\ncat\n`);
    chmodSync(script, 0o755);
    const settings: Record<string, string> = {
      'core.fsmonitor': script,
      'core.pager': script,
      'core.sshCommand': script,
      'core.editor': script,
      'core.hooksPath': join(root, '.git'),
      'log.showSignature': 'true',
      'gpg.program': script,
      'gpg.ssh.program': script,
      'diff.external': script,
      'diff.md.textconv': script,
      'filter.evil.clean': script,
      'filter.evil.smudge': script,
      'remote.origin.url': `ext::${script}`,
      'remote.origin.promisor': 'true',
      'remote.origin.partialclonefilter': 'blob:none',
      'extensions.partialClone': 'origin',
      'protocol.ext.allow': 'always',
    };
    pretendSigned(root);
    git(root, 'config', 'core.repositoryformatversion', '1');
    for (const [key, value] of Object.entries(settings)) git(root, 'config', key, value);
    writeFileSync(join(root, '.gitattributes'), '* filter=evil diff=md\n');
    const blob = git(root, 'rev-parse', `HEAD~4:${ENTRY}`).trim();
    const object = join(root, '.git/objects', blob.slice(0, 2), blob.slice(2));
    if (existsSync(object)) renameSync(object, `${object}.gone`);
    for (const args of [
      ['verify', root],
      ['diff', 'HEAD', 'now', '--portfolio', root],
      ['submit', root, '--no-pdf', '--force', 'x'],
    ])
      await mentor(args, root);
    expect(existsSync(marker)).toBe(false);
  });

  test('the guard is needed: git itself would have run it', () => {
    const { root } = history();
    const marker = join(tempFolder(), 'ran');
    const script = join(root, '.git/evil');
    mkdirSync(join(root, '.git'), { recursive: true });
    writeFileSync(script, `#!/bin/sh\ntouch ${marker}\n`);
    chmodSync(script, 0o755);
    git(root, 'config', 'core.fsmonitor', script);
    git(root, 'status', '--short');
    expect(existsSync(marker)).toBe(true);
    expect(readFileSync(script, 'utf8')).toContain('touch');
  });
});
