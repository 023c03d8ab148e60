import { join } from 'node:path';
import { configFolder } from '../../signing/config-folder.js';
import type { World } from '../world.js';
import { FolderStates } from './folder-states.js';
import { KeptLines } from './kept-lines.js';

/** What a check printed, and how it ended. */
export interface RememberedCheck {
  out: string;
  exitCode: number;
}

/** The last checks of one portfolio. */
export interface CheckMemory {
  /** The files of which any later change would show in their states. */
  settled: FolderStates['settled'];
  /** @returns what the same check printed when everything was as it is now, or null */
  recall: () => RememberedCheck | null;
  /** Keeps what a check printed, unless a file changed so lately that a later change could look the same. */
  keep: (run: RememberedCheck) => void;
}

/** How many ways of asking are kept beside the last: a report for a person, one for an editor, one for a submission. */
const MOST_RUNS = 5;

/**
 * Remembers what checks of a portfolio printed. A check is the same where the version, the question, the day, the shape of
 * the terminal and the size, times and number of every file are the same; only their `stat` is looked at.
 * @param root the portfolio, absolute
 * @param question all that the command line said
 * @param build tells one build of the program from the next
 */
export function openCheckMemory(root: string, question: unknown, build: string, io: World): CheckMemory {
  const look = (): FolderStates => new FolderStates(root, signersPath(io.env), io.now());
  const states = look();
  const digest = states.digest();
  const key = JSON.stringify([question, digest]);
  const kept = KeptLines.open({ kind: 'check', root, build, unasked: MOST_RUNS }, io);
  return {
    settled: () => states.settled(),
    recall: () => kept?.recall<RememberedCheck>(key) ?? null,
    keep: (run) => {
      if (!states.isSettled() || look().digest() !== digest) return;
      kept?.set(key, JSON.stringify(run));
      kept?.save();
    },
  };
}

function signersPath(env: World['env']): string {
  return env['MENTOR_ALLOWED_SIGNERS'] || join(configFolder(env), 'allowed_signers');
}
