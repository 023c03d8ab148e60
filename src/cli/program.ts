import { Command } from 'commander';
import { packageVersion } from '../app/version.js';
import { addBrowserCommand } from './commands/browser.js';
import { addCertificateCommand } from './commands/certificate.js';
import { addCheckCommand } from './commands/check.js';
import { addCohortCommand } from './commands/cohort.js';
import { addCommentCommand } from './commands/comment.js';
import { addCompletionCommand } from './commands/completion.js';
import { addDiffCommand } from './commands/diff.js';
import { addDoctorCommand } from './commands/doctor.js';
import { addEvidenceCommand } from './commands/evidence.js';
import { addFrameworkCommand } from './commands/framework.js';
import { addInitCommand } from './commands/init.js';
import { addListCommand } from './commands/list.js';
import { addLspCommand } from './commands/lsp.js';
import { addNewCommand } from './commands/new.js';
import { addOpenCommand } from './commands/open.js';
import { addRateCommand } from './commands/rate.js';
import { addRenderCommand } from './commands/render.js';
import { addServeCommand } from './commands/serve.js';
import { addSignCommand } from './commands/sign.js';
import { addStatusCommand } from './commands/status.js';
import { addSubmitCommand } from './commands/submit.js';
import { addTickCommand } from './commands/tick.js';
import { addVerifyCommand } from './commands/verify.js';
import type { Io } from './io.js';

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
  addCohortCommand,
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
