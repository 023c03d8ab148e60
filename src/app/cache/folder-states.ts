import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { type FileState, stateOf } from '../../evidence/file-state.js';
import { attempt } from '../../text/attempt.js';

/** The states of all files that a check may look at. */
export interface FolderStates {
  /** By path in the portfolio. */
  files: ReadonlyMap<string, FileState>;
  /** Of all of it. */
  digest: string;
}

/** Some disks count time in steps of two seconds (FAT); a file changed within one step of now is not settled. */
const UNSETTLED_NS = 2_500_000_000n;

/** @returns the files of which any change from now on would show in their states */
export function settledAmong(files: FolderStates['files'], now: Date): FolderStates['files'] {
  const last = BigInt(now.getTime()) * 1_000_000n - UNSETTLED_NS;
  return new Map([...files].filter(([, { changed }]) => changed < last));
}

/** What no rule reads. Submissions are not among them: a rule checks their checksums. */
const NOT_READ: ReadonlySet<string> = new Set(['.git', '.mentor', 'dist', 'node_modules']);

/**
 * @param root a portfolio, absolute
 * @param besides another file that a check depends on, absolute
 */
export function statesOf(root: string, besides: string): FolderStates {
  const files = new Map<string, FileState>();
  const walk = (folder: string): void => {
    const entries = attempt(() => readdirSync(`${root}/${folder}`, { withFileTypes: true })) ?? [];
    for (const entry of entries) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (!entry.isDirectory()) files.set(path, stateOf(`${root}/${path}`));
      else if (!NOT_READ.has(entry.name)) walk(path);
    }
  };
  walk('');
  files.set(BESIDES, stateOf(besides));
  const parts: string[] = [];
  for (const [path, { mark }] of files) parts.push(path, mark);
  return { files, digest: createHash('sha256').update(parts.join('\0')).digest('base64url') };
}

/** Stands for a path that no file of a portfolio has. */
const BESIDES = '';
