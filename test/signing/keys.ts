import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

let count = 0;

/** A signature as plain ssh-keygen makes it. */
export function signedByKeygen(key: string, namespace: string, text: string): string {
  return execFileSync('ssh-keygen', ['-Y', 'sign', '-q', '-f', key, '-n', namespace], {
    input: text,
    encoding: 'utf8',
    stdio: ['pipe', 'pipe', 'ignore'],
  });
}

/** Makes an SSH key without a passphrase, unless `more` gives one with -N. @returns the path of the private key */
export function makeKey(folder: string, type = 'ed25519', more: readonly string[] = []): string {
  count += 1;
  const path = join(folder, `key-${count}`);
  const passphrase = more.includes('-N') ? [] : ['-N', ''];
  execFileSync('ssh-keygen', ['-q', '-t', type, '-f', path, '-C', 'a test', ...passphrase, ...more]);
  return path;
}
