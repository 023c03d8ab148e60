import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { writeWhole } from '../../portfolio/write-file.js';
import { configFolder } from '../../signing/config-folder.js';
import { attempt } from '../../text/attempt.js';
import type { World } from '../world.js';
import { ownCache } from './folder.js';

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

interface Stored {
  format: typeof FORMAT;
  runs: ({ key: string; sum: string } & RememberedCheck)[];
}

const FORMAT = 2;
/** How many ways of asking are kept: a report for a person, one for an editor, one for a submission. */
const MOST_RUNS = 6;
/** Some disks count time in steps of two seconds (FAT); a file changed within one step of now is not settled. */
const UNSETTLED_NS = 2_500_000_000n;

/**
 * Remembers what checks of a portfolio printed, in the user's cache folder, never in the portfolio: a stranger's folder
 * may not bring its own results. A check is the same where the version, the question, the day, the shape of the terminal
 * and the size, times and number of every file are the same; only their `stat` is looked at.
 * @param root the portfolio, absolute
 * @param question all that the command line said
 */
export function openCheckMemory(root: string, question: unknown, about: string, io: World): CheckMemory {
  const state = statesOf(root, signersPath(io.env));
  const key = digest(JSON.stringify([about, question, state.listing]));
  const path = fileFor(root, io.env);
  const settled = BigInt(io.now().getTime()) * 1_000_000n - state.newest > UNSETTLED_NS;
  return {
    recall: () => (path === null ? null : (read(path).find((run) => run.key === key) ?? null)),
    keep: (run) => {
      if (path === null || !settled || statesOf(root, signersPath(io.env)).listing !== state.listing) return;
      const others = read(path).filter((other) => other.key !== key);
      const stored: Stored = {
        format: FORMAT,
        runs: [{ key, sum: sumOf(key, run), ...run }, ...others].slice(0, MOST_RUNS),
      };
      // A cache is a help: where it fails, the check is made.
      attempt(() => writeWhole(path, JSON.stringify(stored)));
    },
  };
}

function fileFor(root: string, env: World['env']): string | null {
  const folder = ownCache(env, 'check');
  return folder && join(folder, `${digest(root).slice(0, 32)}.json`);
}

/** A file that is cut off, of another version or not there holds nothing, and a run that is damaged is none. */
function read(path: string): Stored['runs'] {
  const stored = attempt(() => JSON.parse(readFileSync(path, 'utf8')) as Partial<Stored> | null);
  if (stored?.format !== FORMAT || !Array.isArray(stored.runs)) return [];
  return stored.runs.filter((run) => typeof run === 'object' && run !== null && run.sum === sumOf(run.key, run));
}

/** Tells whether what was printed is remembered as it was. */
function sumOf(key: string, { out, exitCode }: RememberedCheck): string {
  return digest(JSON.stringify([key, out, exitCode]));
}

/** The states of all files, one line each, and when the newest change was, in nanoseconds. */
function statesOf(root: string, signers: string): { listing: string; newest: bigint } {
  const lines: string[] = [];
  let newest = 0n;
  const note = (path: string, file: string): void => {
    for (const look of [lstatSync, statSync]) {
      const state = attempt(() => look(file, { bigint: true }));
      if (state === null) lines.push(`${path} gone`);
      else {
        lines.push(`${path} ${state.mode} ${state.size} ${state.mtimeNs} ${state.ctimeNs} ${state.ino}`);
        if (state.mtimeNs > newest) newest = state.mtimeNs;
        if (state.ctimeNs > newest) newest = state.ctimeNs;
        if (!state.isSymbolicLink()) return;
      }
    }
  };
  const walk = (folder: string): void => {
    const entries = attempt(() => readdirSync(join(root, folder), { withFileTypes: true })) ?? [];
    for (const entry of entries) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) {
        if (!NOT_READ.has(entry.name)) walk(path);
      } else note(path, join(root, path));
    }
  };
  walk('');
  note('allowed signers', signers);
  return { listing: lines.join('\n'), newest };
}

/** What no rule reads. Submissions are not among them: a rule checks their checksums. */
const NOT_READ: ReadonlySet<string> = new Set(['.git', '.mentor', 'dist', 'node_modules']);

function signersPath(env: World['env']): string {
  return env['MENTOR_ALLOWED_SIGNERS'] || join(configFolder(env), 'allowed_signers');
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
