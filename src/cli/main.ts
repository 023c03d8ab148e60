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
  const io = ioOf(terminal);
  const { err } = io;
  io.err = (text) => err(onOneLine(text, args));
  const setExit = (code: number): void => {
    exitCode = code;
  };
  const program = createProgram(io, setExit, said[0]);
  try {
    await program.parseAsync(said, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.clean : EXIT.couldNotRun;
    const text = explain(error, Boolean(terminal.env['MENTOR_DEBUG']));
    io.err(`mentor: ${text}\n`);
    return isStopped(error) ? EXIT.interrupted : EXIT.couldNotRun;
  }
}

/** A shell may type a name of a file that has line ends: in what is said of it they begin no line. */
function onOneLine(text: string, args: readonly string[]): string {
  return args.filter((arg) => /[\n\r]/.test(arg)).reduce((said, arg) => said.replaceAll(arg, printable(arg)), text);
}

const BEGIN = `There is no portfolio in this folder yet. Five commands make one:

  mentor init my-portfolio   start it; asks for what it needs
  mentor import form.docx    or take in a Word form that you have
  mentor new entry           the last thing you did as a mentor
  mentor check               what is missing, and how to mend it
  mentor render              the submission as HTML and PDF

\`mentor help\` lists all. Your portfolio lies elsewhere? \`cd\` there first.
`;
