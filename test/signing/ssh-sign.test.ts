import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { type SigningKey, sshSign } from '../../src/signing/ssh-sign.js';
import { tempFolder } from '../support/folder.js';
import { makeKey, signedByKeygen } from './keys.js';

const MESSAGE = '{"decision":"supported","name":"Zoë"}';
const NAMESPACE = 'head-teacher@mentor-sign-off';

const folder = mkdtempSync(join(tmpdir(), 'mentor-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const plain = makeKey(folder);
const locked = makeKey(folder, 'ed25519', ['-N', 'secret words', '-a', '1']);
const rsa = makeKey(folder, 'rsa', ['-b', '2048']);
const good = signedByKeygen(plain, NAMESPACE, MESSAGE);

const { SSH_AUTH_SOCK: _, ...AGENTLESS } = process.env;
const signed = (path: string, more: Partial<SigningKey> = {}): Promise<string> =>
  sshSign(MESSAGE, 'head-teacher', {
    path,
    env: AGENTLESS,
    interactive: false,
    signal: new AbortController().signal,
    ...more,
  });

/** An environment in which ssh-keygen is this script of the shell; left out: it is not installed. */
function withKeygen(script?: string): Record<string, string> {
  const bin = tempFolder();
  if (script !== undefined) writeFileSync(join(bin, 'ssh-keygen'), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  return { PATH: script === undefined ? bin : [bin, process.env['PATH']].join(delimiter) };
}

describe('signatures made here', () => {
  test('are those of ssh-keygen, and the same where it is not installed', async () => {
    expect(await signed(plain)).toBe(good.trim());
    expect(await signed(plain, { env: withKeygen() })).toBe(good.trim());
  });

  test('are believed by plain ssh-keygen', async () => {
    const place = tempFolder();
    writeFileSync(join(place, 's.sig'), `${await signed(plain, { env: withKeygen() })}\n`);
    const key = readFileSync(`${plain}.pub`, 'utf8');
    writeFileSync(join(place, 'allowed'), `"Zoë Marsh" namespaces="${NAMESPACE}" ${key}`);
    const args = ['-Y', 'verify', '-f', 'allowed', '-I', 'Zoë Marsh', '-n', NAMESPACE, '-s', 's.sig'];
    expect(execFileSync('ssh-keygen', args, { cwd: place, input: MESSAGE, encoding: 'utf8' })).toMatch(/^Good /);
  });

  test('with a passphrase only where somebody can be asked for it', async () => {
    const askpass = join(tempFolder(), 'askpass');
    writeFileSync(askpass, '#!/bin/sh\necho secret words\n', { mode: 0o755 });
    const env = { ...AGENTLESS, DISPLAY: ':0', SSH_ASKPASS: askpass, SSH_ASKPASS_REQUIRE: 'force' };
    expect(await signed(locked, { env, interactive: true })).toBe(
      signedByKeygen(unlocked(), NAMESPACE, MESSAGE).trim(),
    );
    const unheard = { ...env, SSH_AUTH_SOCK: join(tempFolder(), 'none') };
    await expect(signed(locked, { env: unheard })).rejects.toThrow(/has a passphrase, and there is nobody here to ask/);
  });

  const AGENT = { SSH_AUTH_SOCK: '/nowhere/at/all' };
  test.each<[what: string, key: string, more: () => Partial<SigningKey>, why: RegExp]>([
    [
      'a passphrase, nobody to ask and no agent',
      locked,
      () => ({ env: withKeygen() }),
      /there is nobody here to ask for it/,
    ],
    ['a passphrase and an agent', locked, () => ({ env: { ...withKeygen(), ...AGENT } }), /is not installed/],
    ['a passphrase and somebody', locked, () => ({ env: withKeygen(), interactive: true }), /is not installed/],
    [
      'a passphrase that is wrong',
      locked,
      () => ({ ...saying('wrong'), interactive: true }),
      /could not sign .*: wrong$/,
    ],
    [
      'a key of another kind without ssh-keygen',
      rsa,
      () => ({ env: withKeygen() }),
      /is not an ed25519 key without a pass/,
    ],
    ['no key without ssh-keygen', join(folder, 'none.pub'), () => ({ env: withKeygen() }), /is not an ed25519 key/],
    ['no key', join(folder, 'none.pub'), () => ({}), /could not sign with .*none\.pub: /],
    ['no file', join(folder, 'nothing'), () => ({}), /ENOENT.*nothing/],
    ['a word of ssh-keygen', plain, () => saying('first\\n\\nlast\\n\\n'), /could not sign with .*: last$/],
    ['no word of it', plain, () => ({ env: withKeygen('exit 3') }), /: it ended with 3$/],
    ['no signature of it', plain, () => ({ env: withKeygen('echo done') }), /: it ended with 0$/],
    [
      'a signature of it that it does not stand by',
      plain,
      () => ({ env: withKeygen("echo '-----END SSH SIGNATURE-----'; exit 1") }),
      /: it ended with 1$/,
    ],
    ['its end by force', plain, () => ({ env: withKeygen('kill -9 $$') }), /: it ended with SIGKILL$/],
    ['a process of its own, alone', plain, () => ({ env: withKeygen(GROUP) }), /: alone$/],
    [
      'a process beside, where somebody is asked',
      plain,
      () => ({ env: withKeygen(GROUP), interactive: true }),
      /: beside$/,
    ],
    ['the end of it all', plain, () => ({ signal: AbortSignal.abort() }), /abort/],
  ])('%s: no signature', async (_, key, more, why) => {
    writeFileSync(join(folder, 'none.pub'), 'no key\n');
    await expect(signed(key, more())).rejects.toThrow(why);
  });
});

/** Says whether it leads a process group of its own: then it has no terminal to wait at. */
const GROUP = '[ "$(ps -o pgid= -p $$ | tr -d " ")" = $$ ] && echo alone >&2 || echo beside >&2; exit 1';

function saying(words: string): { env: Record<string, string> } {
  return { env: withKeygen(`printf '${words}' >&2; exit 1`) };
}

/** The same key without its passphrase. */
function unlocked(): string {
  const path = join(tempFolder(), 'key');
  writeFileSync(path, readFileSync(locked), { mode: 0o600 });
  execFileSync('ssh-keygen', ['-q', '-p', '-P', 'secret words', '-N', '', '-f', path]);
  return path;
}
