import type { Command } from 'commander';
import type { Io } from '../io.js';
import { addCohortAllocate } from './cohort/allocate.js';
import { addCohortAward } from './cohort/award.js';
import { addCohortBoard } from './cohort/board.js';
import { addCohortCheck } from './cohort/check.js';
import { addCohortDecide } from './cohort/decide.js';
import { addCohortDue } from './cohort/due.js';
import { addCohortForget } from './cohort/forget.js';
import { addCohortInit } from './cohort/init.js';
import { addCohortMerge } from './cohort/merge.js';
import { addCohortReceive } from './cohort/receive.js';
import { addCohortRegister } from './cohort/register.js';
import { addCohortRender } from './cohort/render.js';
import { addCohortReview } from './cohort/review.js';
import { addCohortSample } from './cohort/sample.js';
import { addCohortSend } from './cohort/send.js';
import { addCohortStatus } from './cohort/status.js';

/** In the order of the work. */
const COMMANDS = [
  addCohortInit,
  addCohortReceive,
  addCohortCheck,
  addCohortMerge,
  addCohortStatus,
  addCohortBoard,
  addCohortRender,
  addCohortAllocate,
  addCohortReview,
  addCohortSample,
  addCohortDecide,
  addCohortAward,
  addCohortRegister,
  addCohortSend,
  addCohortDue,
  addCohortForget,
] as const;

export function addCohortCommand(program: Command, io: Io, exit: (code: number) => void): void {
  const cohort = program
    .command('cohort')
    .summary('for the university: receive, check, read and recognise many portfolios')
    .description(
      'For the university: one folder for each year, in which portfolios are received, checked, read and recognised. No server, no accounts.',
    )
    .addHelpText('after', EXAMPLES);
  for (const add of COMMANDS) add(cohort, io, exit);
}

const EXAMPLES = `
Examples:
  $ mentor cohort init 2026-27          a folder for the year
  $ mentor cohort receive               takes in what is in inbox/
  $ mentor cohort check                 checks all portfolios, on all cores
  $ mentor cohort status                where everybody stands
  $ mentor cohort board                 the same as a page, CSV and spreadsheet

docs/cohort.md takes you from an empty folder to certificates.
`;
