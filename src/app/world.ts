import { homedir } from 'node:os';
import { resolve } from 'node:path';

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
  const home = /^~(?=[/\\]|$)/;
  if (!home.test(path)) return resolve(cwd, path);
  return resolve(env['HOME'] || env['USERPROFILE'] || homedir(), path.slice(2));
}
