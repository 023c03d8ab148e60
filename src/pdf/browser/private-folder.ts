import { lstat, mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Refusal } from '../../text/refusal.js';

/** Programs are run out of this folder, so nobody but its owner may be able to put one there. */
export async function claimPrivateFolder(folder: string, uid: number | undefined): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await assertPrivate(folder, uid);
}

/**
 * Throws BrowserCacheUnsafe if the folder is a link, belongs to somebody else, or can be written by others.
 * Windows (no `uid`) keeps the user's own folders private by its access lists.
 */
export async function assertPrivate(folder: string, uid: number | undefined): Promise<void> {
  const reason = await whyUnsafe(folder, uid);
  if (reason === undefined) return;
  throw new Refusal(
    'BrowserCacheUnsafe',
    `mentor runs no browsers from ${folder}, because ${reason}: another user could have put a program there. ` +
      'Remove that folder, or name one of your own in MENTOR_CACHE.',
  );
}

async function whyUnsafe(folder: string, uid: number | undefined): Promise<string | undefined> {
  const facts = await lstat(folder);
  if (!facts.isDirectory()) return 'it is not a folder';
  if (uid === undefined) return undefined;
  if (facts.uid !== uid) return 'it belongs to another user';
  if ((facts.mode & 0o022) !== 0) return 'others may write to it';
  return undefined;
}

/** Half-made things carry this prefix until they are complete and get their real name by one rename. */
export const STAGING = '.staging-';

const STALE_AFTER_MS = 60 * 60 * 1000;

/** Clears what killed runs left half-made; younger ones may belong to a run that is still at it. */
export const sweepStaging = (folder: string, now?: number): Promise<void> =>
  sweepStale(folder, STAGING, STALE_AFTER_MS, now);

/** Removes what begins with a prefix, lies in a folder and has not changed for so many milliseconds, if it may. */
export async function sweepStale(folder: string, prefix: string, age: number, now: number = Date.now()): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!name.startsWith(prefix)) continue;
    const path = join(folder, name);
    const changed = await stat(path).then(
      (facts) => facts.mtimeMs,
      () => now,
    );
    if (now - changed > age) await rm(path, { recursive: true, force: true });
  }
}
