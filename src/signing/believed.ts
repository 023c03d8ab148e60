import { readFileSync, realpathSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { leadsOut } from '../portfolio/paths.js';
import { attempt } from '../text/attempt.js';
import { Refusal } from '../text/refusal.js';
import { type AllowedSigners, readAllowedSigners } from '../trust/allowed-signers.js';
import { configFolder } from './config-folder.js';
import type { Believed } from './vouch.js';

/** Where a portfolio may keep a list of its own; it is looked at only to say that it vouches for nobody. */
const OWN_LISTS = ['allowed_signers', '.allowed_signers', '.mentor/allowed_signers', '.git/allowed_signers'];

/** A longer list of keys is none. */
export const LARGEST_SIGNERS: number = 1024 * 1024;

export interface BelievedSearch {
  /** `--allowed-signers`, absolute. */
  named: string | undefined;
  env: Readonly<Record<string, string | undefined>>;
  /** The portfolio's folder, or null where there is none on disk. */
  root: string | null;
}

/**
 * The keys that whoever verifies believes: named on the command line, else by MENTOR_ALLOWED_SIGNERS, else in the user's
 * own configuration. Never from the portfolio.
 * @throws Refusal where the list that was named is in the portfolio, or is none
 */
export function findBelieved({ named, env, root }: BelievedSearch): Believed {
  const own = root === null ? null : readOwn(root);
  const wanted = named ?? (env['MENTOR_ALLOWED_SIGNERS'] || undefined);
  const path = wanted ?? join(configFolder(env), 'allowed_signers');
  if (wanted === undefined && !statSync(path, { throwIfNoEntry: false })?.isFile())
    return { from: null, list: null, own };
  if (root !== null && isInside(root, path)) {
    const message = `${path} is inside the portfolio: whoever made the portfolio chose the keys in it.`;
    throw new Refusal('BadAllowedSigners', message, 'Keep the list of keys that you trust in a place of your own.');
  }
  return { from: path, list: readList(path), own };
}

function readList(path: string): AllowedSigners {
  if (statSync(path).size > LARGEST_SIGNERS)
    throw new Refusal('BadAllowedSigners', `${path} is too large for a list of keys.`, 'Name an allowed_signers file.');
  return readAllowedSigners(readFileSync(path, 'utf8'));
}

function readOwn(root: string): AllowedSigners | null {
  for (const name of OWN_LISTS) {
    const path = join(root, name);
    const found = attempt(() => statSync(path));
    if (found?.isFile() && found.size <= LARGEST_SIGNERS && isInside(root, path)) return readList(path);
  }
  return null;
}

function isInside(root: string, path: string): boolean {
  return !leadsOut(relative(realpathSync(root), realpathSync(path)));
}
