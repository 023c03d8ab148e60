import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** Whether a test may mount a small disk of its own, in a namespace that only it sees. */
export const canMount: boolean = spawnSync('unshare', ['-r', '-m', 'true']).status === 0;

/**
 * Somebody whom permissions bind: the person who runs the tests or, for root, nobody.
 * null where root keeps this checkout in a folder that nobody else may enter.
 */
export const ordinaryUser: { uid?: number; gid?: number } | null =
  process.getuid?.() !== 0 ? {} : othersMayEnter(resolve(import.meta.dirname)) ? { uid: 65_534, gid: 65_534 } : null;

function othersMayEnter(folder: string): boolean {
  const open = (statSync(folder).mode & 0o1) !== 0;
  return open && (dirname(folder) === folder || othersMayEnter(dirname(folder)));
}
