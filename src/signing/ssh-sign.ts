import { spawn } from 'node:child_process';
import { sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { namespaceOf } from '../coverage/index.js';
import { Refusal } from '../text/refusal.js';
import { armour, ed25519Blob, type PrivateKeyFile, readPrivateKey } from '../trust/ssh/private-key.js';
import { signedBytes } from '../trust/ssh/signature.js';

/** With what, and in what surroundings, a signature is made. */
export interface SigningKey {
  /** A private key, or the .pub of one that an agent holds. Absolute. */
  path: string;
  env: Readonly<Record<string, string | undefined>>;
  /** Somebody sits there who can be asked for a passphrase. */
  interactive: boolean;
  signal: AbortSignal;
}

/**
 * Makes an SSH signature over a text: by ssh-keygen, or where that is not installed by an ed25519 key without a passphrase.
 * @returns the signature as ssh-keygen writes it, without a line end
 * @throws Refusal where the key cannot be used
 */
export async function sshSign(message: string, role: string, key: SigningKey): Promise<string> {
  const namespace = namespaceOf(role);
  const file = readPrivateKey(readKey(key.path));
  if (file?.encrypted && !key.interactive && !key.env['SSH_AUTH_SOCK']) throw needsPassphrase(key.path);
  const run = await runKeygen(['-Y', 'sign', '-q', '-f', key.path, '-n', namespace], message, key);
  if (run === null) return signHere(message, namespace, key.path, file);
  if (run.end === 0 && run.out.includes('END SSH SIGNATURE')) return run.out.trim();
  if (file?.encrypted && !key.interactive) throw needsPassphrase(key.path);
  const said = run.err.trim().split('\n').at(-1) ?? '';
  const hint = 'Name a private SSH key that only you can read, or the .pub file of one that your ssh-agent holds.';
  throw new Refusal(
    'KeyUnusable',
    `ssh-keygen could not sign with ${key.path}: ${said || `it ended with ${run.end}`}`,
    hint,
  );
}

function readKey(path: string): string {
  try {
    return readFileSync(path, 'latin1');
  } catch (error) {
    throw Object.assign(error as Error, { path });
  }
}

function needsPassphrase(path: string): Refusal {
  const hint = 'Run the command at a terminal, or give the key to ssh-agent first: `ssh-add`.';
  return new Refusal('KeyUnusable', `${path} has a passphrase, and there is nobody here to ask for it.`, hint);
}

interface KeygenRun {
  /** Its exit code, or the signal that ended it. */
  end: number | string | null;
  out: string;
  err: string;
}

/** @returns null where there is no ssh-keygen */
function runKeygen(args: readonly string[], input: string, key: SigningKey): Promise<KeygenRun | null> {
  const { env, interactive, signal } = key;
  // Without a terminal of its own it cannot wait for a passphrase that nobody will type.
  const alone = interactive ? {} : { detached: process.platform !== 'win32' };
  const silent = interactive ? {} : { SSH_ASKPASS_REQUIRE: 'never', DISPLAY: '' };
  return new Promise((done, fail) => {
    const child = spawn('ssh-keygen', args, { env: { ...env, ...silent }, windowsHide: true, signal, ...alone });
    const run = { out: '', err: '' };
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      run.out += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      run.err += text;
    });
    child.on('error', (error: NodeJS.ErrnoException) => (error.code === 'ENOENT' ? done(null) : fail(error)));
    child.on('close', (code, by) => done({ ...run, end: code ?? by }));
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}

function signHere(message: string, namespace: string, path: string, file: PrivateKeyFile | null): string {
  if (file?.ed25519) {
    const { key, publicBlob } = file.ed25519;
    return armour(ed25519Blob(publicBlob, namespace, sign(null, signedBytes(message, namespace, 'sha512'), key)));
  }
  throw new Refusal(
    'KeyUnusable',
    `ssh-keygen is not installed, and ${path} is not an ed25519 key without a passphrase, which would not need it.`,
    'Install OpenSSH (on Windows: Settings, Optional features, OpenSSH Client), or sign without --key, and by hand.',
  );
}
