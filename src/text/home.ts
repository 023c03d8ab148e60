import { join } from 'node:path';

/** @returns the path, with the user's folder for a `~` at its beginning, which not every shell expands */
export function fromHome(path: string, home: string): string {
  return /^~(?=[/\\]|$)/.test(path) ? join(home, path.slice(1)) : path;
}
