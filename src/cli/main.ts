import { CommanderError } from 'commander';
import { explain, isStopped } from '../text/explain.js';
import { printable } from '../text/quoted.js';
import { EXIT } from './exit.js';
import { ioOf, type Terminal } from './io.js';
import { createProgram } from './program.js';

/**
 * Runs one command line.
 * @param args without the program's name
 * @returns the exit code; never throws
 */
export async function main(args: readonly string[], terminal: Terminal): Promise<number> {
  let exitCode: number = EXIT.clean;
  const program = createProgram(ioOf(terminal), (code) => {
    exitCode = code;
  });
  try {
    await program.parseAsync([...args], { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.clean : EXIT.couldNotRun;
    const text = explain(error, Boolean(terminal.env['MENTOR_DEBUG']));
    // Messages name files, titles and packs of others: nothing in them may move the cursor.
    terminal.err(`mentor: ${text.split('\n').map(printable).join('\n')}\n`);
    return isStopped(error) ? EXIT.interrupted : EXIT.couldNotRun;
  }
}
