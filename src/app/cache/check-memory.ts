import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { configFolder } from '../../signing/config-folder.js';
import { attempt } from '../../text/attempt.js';
import type { World } from '../world.js';
import { KeptLines } from './kept-lines.js';

/** What a check printed, and how it ended. */
export interface RememberedCheck {
  out: string;
  exitCode: number;
}

/** The last checks of one portfolio. */
export interface CheckMemory {
  /** @returns what the same check printed when everything was as it is now, or null */
  recall: () => RememberedCheck | null;
  /** Keeps what a check printed, unless a file changed so lately that a later change could look the same. */
  keep: (run: RememberedCheck) => void;
}

/** How many ways of asking are kept beside the last: a report for a person, one for an editor, one for a submission. */
const MOST_RUNS = 5;
/** Some disks count time in steps of two seconds (FAT); a file changed within one step of now is not settled. */
const UNSETTLED_NS = 2_500_000_000n;

/**
 * Remembers what checks of a portfolio printed. A check is the same where the version, the question, the day, the shape of
 * the terminal and the size, times and number of every file are the same; only their `stat` is looked at.
 * @param root the portfolio, absolute
 * @param question all that the command line said
 * @param build tells one build of the program from the next
 */
export function openCheckMemory(root: string, question: unknown, build: string, io: World): CheckMemory {
  const state = statesOf(root, signersPath(io.env));
  const key = JSON.stringify([question, state.listing]);
  const kept = KeptLines.open({ kind: 'check', root, build, unasked: MOST_RUNS }, io);
  const settled = BigInt(io.now().getTime()) * 1_000_000n - state.newest > UNSETTLED_NS;
  return {
    recall: () => kept?.recall<RememberedCheck>(key) ?? null,
    keep: (run) => {
      if (!settled || statesOf(root, signersPath(io.env)).listing !== state.listing) return;
      kept?.set(key, JSON.stringify(run));
      kept?.save();
    },
  };
}

/** A digest of the paths and states of all files, and when the newest change was, in nanoseconds. */
function statesOf(root: string, signers: string): { listing: string; newest: bigint } {
  const paths: string[] = [];
  const states: bigint[] = [];
  let newest = 0n;
  const note = (path: string, file: string): void => {
    for (const look of [lstatSync, statSync]) {
      const state = attempt(() => look(file, { bigint: true }));
      paths.push(path);
      if (state === null) states.push(...GONE);
      else {
        states.push(state.mode, state.size, state.mtimeNs, state.ctimeNs, state.ino);
        if (state.mtimeNs > newest) newest = state.mtimeNs;
        if (state.ctimeNs > newest) newest = state.ctimeNs;
        if (!state.isSymbolicLink()) return;
      }
    }
  };
  const walk = (folder: string): void => {
    const entries = attempt(() => readdirSync(`${root}/${folder}`, { withFileTypes: true })) ?? [];
    for (const entry of entries) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) {
        if (!NOT_READ.has(entry.name)) walk(path);
      } else note(path, `${root}/${path}`);
    }
  };
  walk('');
  note('allowed signers', signers);
  const listing = createHash('sha256').update(paths.join('\0')).update(BigUint64Array.from(states)).digest('base64url');
  return { listing, newest };
}

/** As many numbers as a state has. */
const GONE = [0n, 0n, 0n, 0n, 0n] as const;

/** What no rule reads. Submissions are not among them: a rule checks their checksums. */
const NOT_READ: ReadonlySet<string> = new Set(['.git', '.mentor', 'dist', 'node_modules']);

function signersPath(env: World['env']): string {
  return env['MENTOR_ALLOWED_SIGNERS'] || join(configFolder(env), 'allowed_signers');
}
