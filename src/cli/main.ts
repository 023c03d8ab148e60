import { CommanderError } from 'commander';
import { printable } from '../text/quoted.js';
import { EXIT, explain } from './errors.js';
import type { Io } from './io.js';
import { createProgram } from './program.js';

/**
 * Runs one command line.
 * @param args without the program's name
 * @returns the exit code; never throws
 */
export async function main(args: readonly string[], io: Io): Promise<number> {
  let exitCode: number = EXIT.clean;
  const program = createProgram(io, (code) => {
    exitCode = code;
  });
  try {
    await program.parseAsync([...args], { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.clean : EXIT.couldNotRun;
    const { text, exitCode: code } = explain(error, Boolean(io.env['MENTOR_DEBUG']));
    // Messages name files, titles and packs of others: nothing in them may move the cursor.
    io.err(`mentor: ${text.split('\n').map(printable).join('\n')}\n`);
    return code;
  }
}
