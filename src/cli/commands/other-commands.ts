import type { Command } from 'commander';
import type { Io } from '../io.js';
import { addBrowserCommand } from './browser.js';
import { addCertificateCommand } from './certificate.js';
import { addCohortCommand } from './cohort.js';
import { addCommentCommand } from './comment.js';
import { addCompletionCommand } from './completion.js';
import { addDiffCommand } from './diff.js';
import { addDoctorCommand } from './doctor.js';
import { addEvidenceCommand } from './evidence.js';
import { addFrameworkCommand } from './framework.js';
import { addHelpCommand } from './help.js';
import { addImportCommand } from './import.js';
import { addInitCommand } from './init.js';
import { addListCommand } from './list.js';
import { addLspCommand } from './lsp.js';
import { addNewCommand } from './new.js';
import { addOpenCommand } from './open.js';
import { addRateCommand } from './rate.js';
import { addReceiveCommand } from './receive.js';
import { addRenderCommand } from './render.js';
import { addServeCommand } from './serve.js';
import { addSignCommand } from './sign.js';
import { addStatusCommand } from './status.js';
import { addSubmitCommand } from './submit.js';
import { addTickCommand } from './tick.js';
import { addVerifyCommand } from './verify.js';

/** Adds one command to the program; imports its feature only when it runs. */
export type AddCommand = (program: Command, io: Io, exit: (code: number) => void) => void;

const COMMANDS = {
  init: addInitCommand,
  import: addImportCommand,
  new: addNewCommand,
  evidence: addEvidenceCommand,
  rate: addRateCommand,
  tick: addTickCommand,
  list: addListCommand,
  open: addOpenCommand,
  status: addStatusCommand,
  render: addRenderCommand,
  serve: addServeCommand,
  sign: addSignCommand,
  verify: addVerifyCommand,
  comment: addCommentCommand,
  submit: addSubmitCommand,
  receive: addReceiveCommand,
  diff: addDiffCommand,
  certificate: addCertificateCommand,
  framework: addFrameworkCommand,
  cohort: addCohortCommand,
  browser: addBrowserCommand,
  lsp: addLspCommand,
  doctor: addDoctorCommand,
  completion: addCompletionCommand,
  help: addHelpCommand,
} satisfies Record<string, AddCommand>;

/** All commands but `check`, which most often runs: the built program loads them when one of them is asked for (tools/bundle.js). */
export function addCommand(name: keyof typeof COMMANDS): AddCommand {
  return COMMANDS[name];
}
