import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { attempt } from '../text/attempt.js';
import { fromHome } from '../text/home.js';

/** What a command gets of the world around it, so that nothing else asks for it. */
export interface World {
  cwd: string;
  env: Readonly<Record<string, string | undefined>>;
  /** Takes a sentence that a person should know beside the result. */
  notice: (sentence: string) => void;
  now: () => Date;
  /** Aborted by Ctrl-C. */
  signal: AbortSignal;
}

/** @returns the day it is where the person sits, as YYYY-MM-DD */
export function today({ now }: Pick<World, 'now'>): string {
  const day = now();
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}

/** @returns where that lies which a person names; `~` is understood where no shell expanded it */
export function placeNamed({ cwd, env }: Pick<World, 'cwd' | 'env'>, path: string): string {
  return resolve(cwd, fromHome(path, env['HOME'] || env['USERPROFILE'] || homedir()));
}

/** @returns a path as short as it can be said from where the person is */
export function near(path: string, { cwd }: Pick<World, 'cwd'>): string {
  const way = relative(cwd, path);
  return way === '' || way.startsWith('..') ? path : way;
}

/**
 * Files as a person names them, with `photos/*.jpg` read where no shell did, as on Windows.
 * @returns one path for each file, in the order of names; what fits nothing as it was given
 */
export function filesNamed(world: Pick<World, 'cwd' | 'env'>, paths: readonly string[]): string[] {
  return paths.flatMap((path) => {
    const [folder, pattern] = [dirname(path), basename(path)];
    if (!/[*?]/.test(pattern) || /^https?:/i.test(path) || existsSync(placeNamed(world, path))) return [path];
    const fits = namesLike(pattern);
    const names = attempt(() => readdirSync(placeNamed(world, folder))) ?? [];
    const found = names.filter((name) => fits.test(name) && name.startsWith('.') === pattern.startsWith('.')).sort();
    return found.length === 0 ? [path] : found.map((name) => join(folder, name));
  });
}

/** Capitals count where they do to the system. */
function namesLike(pattern: string): RegExp {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`, process.platform === 'win32' ? 'isu' : 'su');
}
