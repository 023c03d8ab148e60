import { CommanderError } from 'commander';
import { findPortfolioRoot } from '../portfolio/find.js';
import { explain, isStopped } from '../text/explain.js';
import { printable } from '../text/quoted.js';
import { EXIT } from './exit.js';
import { ioOf, type Terminal } from './io.js';
import { createProgram } from './program.js';

/**
 * Runs one command line. Without a word it says where the portfolio here stands, or how to begin one.
 * @param args without the program's name
 * @returns the exit code; never throws
 */
export async function main(args: readonly string[], terminal: Terminal): Promise<number> {
  const isHere = args.length > 0 || findPortfolioRoot(terminal.cwd) !== null;
  if (!isHere) {
    terminal.out(BEGIN);
    return EXIT.clean;
  }
  let exitCode: number = EXIT.clean;
  const said = args.length > 0 ? [...args] : ['status'];
  const setExit = (code: number): void => {
    exitCode = code;
  };
  const program = createProgram(ioOf(terminal), setExit, said[0]);
  try {
    await program.parseAsync(said, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.clean : EXIT.couldNotRun;
    const text = explain(error, Boolean(terminal.env['MENTOR_DEBUG']));
    // Messages name files, titles and packs of others: nothing in them may move the cursor.
    terminal.err(`mentor: ${text.split('\n').map(printable).join('\n')}\n`);
    return isStopped(error) ? EXIT.interrupted : EXIT.couldNotRun;
  }
}

const BEGIN = `There is no portfolio in this folder yet. Five commands make one:

  mentor init my-portfolio   start it; asks what it needs to know
  mentor import form.docx    or take in the Word form that you have
  mentor new entry           the last thing you did as a mentor
  mentor check               what is missing, and how to mend it
  mentor render              the submission as HTML and PDF

\`mentor help\` lists all. Your portfolio lies elsewhere? \`cd\` there first.
`;
