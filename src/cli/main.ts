import { CommanderError } from 'commander';
import { explain, isStopped } from '../text/explain.js';
import { printable } from '../text/quoted.js';
import { EXIT } from './exit.js';
import type { Io, Terminal } from './io.js';
import { createProgram } from './program.js';

/**
 * Runs one command line.
 * @param args without the program's name
 * @returns the exit code; never throws
 */
export async function main(args: readonly string[], terminal: Terminal): Promise<number> {
  const io: Io = { ...terminal, notice: (sentence) => terminal.err(`${sentence}\n`) };
  let exitCode: number = EXIT.clean;
  const program = createProgram(io, (code) => {
    exitCode = code;
  });
  try {
    await program.parseAsync([...args], { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.clean : EXIT.couldNotRun;
    const text = explain(error, Boolean(io.env['MENTOR_DEBUG']));
    // Messages name files, titles and packs of others: nothing in them may move the cursor.
    io.err(`mentor: ${text.split('\n').map(printable).join('\n')}\n`);
    return isStopped(error) ? EXIT.interrupted : EXIT.couldNotRun;
  }
}
