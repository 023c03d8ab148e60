import { chmodSync, lstatSync, mkdirSync } from 'node:fs';
import { userInfo } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';
import envPaths from 'env-paths';
import { attempt } from '../../text/attempt.js';

type Env = Readonly<Record<string, string | undefined>>;

/**
 * The user's cache folder for this tool: MENTOR_CACHE, else in XDG_CACHE_HOME, else where the system keeps such things.
 * A base folder that is empty or relative is none (XDG Base Directory Specification, 0.8, Basics): what is remembered of a
 * portfolio must not end up in it.
 */
export function cacheFolder(env: Env): string {
  if (env['MENTOR_CACHE']) return resolve(env['MENTOR_CACHE']);
  const base = env['XDG_CACHE_HOME'] ?? '';
  if (isAbsolute(base)) return join(base, 'mentor');
  const usual = envPaths('mentor', { suffix: '' }).cache;
  return isAbsolute(usual) ? usual : join(userInfo().homedir, '.cache', 'mentor');
}

/**
 * A folder of the cache that nobody else can read or write, made where it is not there. What lies in a cache is run and shown
 * without being looked at, so one of somebody else's is not used.
 * @returns null where there can be none
 */
export function ownCache(env: Env, name: string): string | null {
  const folder = join(cacheFolder(env), name);
  return attempt(() => {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const state = lstatSync(folder);
    const user = process.getuid?.();
    // Windows keeps a user's own folders from others by its lists of access.
    if (!state.isDirectory() || (user !== undefined && state.uid !== user)) return null;
    if (user !== undefined && (state.mode & 0o077) !== 0) chmodSync(folder, 0o700);
    return folder;
  });
}
