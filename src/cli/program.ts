import { Command } from 'commander';
import { addBrowserCommand } from './browser.js';
import { addCertificateCommand } from './certificate.js';
import { addCheckCommand } from './check.js';
import { addCommentCommand } from './comment.js';
import { addCompletionCommand } from './completion.js';
import { addDiffCommand } from './diff.js';
import { addDoctorCommand } from './doctor.js';
import { addEvidenceCommand } from './evidence.js';
import { addFrameworkCommand } from './framework.js';
import { addInitCommand } from './init.js';
import type { Io } from './io.js';
import { addListCommand } from './list.js';
import { addLspCommand } from './lsp.js';
import { addNewCommand } from './new.js';
import { addOpenCommand } from './open.js';
import { addRateCommand } from './rate.js';
import { addRenderCommand } from './render.js';
import { addServeCommand } from './serve.js';
import { addSignCommand } from './sign.js';
import { addStatusCommand } from './status.js';
import { addSubmitCommand } from './submit.js';
import { addTickCommand } from './tick.js';
import { addVerifyCommand } from './verify.js';
import { packageVersion } from './version.js';

/** Adds one command to the program; imports its feature only when it runs. */
export type AddCommand = (program: Command, io: Io, exit: (code: number) => void) => void;

const COMMANDS: readonly AddCommand[] = [
  addInitCommand,
  addNewCommand,
  addEvidenceCommand,
  addRateCommand,
  addTickCommand,
  addListCommand,
  addOpenCommand,
  addCheckCommand,
  addStatusCommand,
  addRenderCommand,
  addServeCommand,
  addSignCommand,
  addVerifyCommand,
  addCommentCommand,
  addSubmitCommand,
  addDiffCommand,
  addCertificateCommand,
  addFrameworkCommand,
  addBrowserCommand,
  addLspCommand,
  addDoctorCommand,
  addCompletionCommand,
];

/** @param exit takes the exit code of a command that ran */
export function createProgram(io: Io, exit: (code: number) => void): Command {
  const program = new Command('mentor')
    .description('Keep a mentoring portfolio in a folder, see what is missing, hand in a PDF.')
    .version(packageVersion(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'show help')
    .helpCommand('help [command]', 'show help for a command')
    .showSuggestionAfterError()
    .showHelpAfterError('(mentor --help shows what there is)')
    .configureOutput({
      writeOut: io.out,
      writeErr: io.err,
      getOutHelpWidth: () => io.width,
      getErrHelpWidth: () => io.width,
    })
    .configureHelp({ showGlobalOptions: false })
    .exitOverride();
  program.addHelpText('after', EXAMPLES);
  for (const add of COMMANDS) add(program, io, exit);
  return program;
}

const EXAMPLES = `
Examples:
  $ mentor init my-portfolio       start a portfolio; asks what it needs to know
  $ mentor check                   what is missing, and how to mend it
  $ mentor render                  the submission as HTML and PDF

Exit codes: 0 clean, 1 something found, 2 could not run, 130 stopped by Ctrl-C.
`;
