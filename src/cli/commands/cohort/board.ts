import type { Command } from 'commander';
import { printableList } from '../../../text/quoted.js';
import type { Io } from '../../io.js';
import { type CohortFlags, cohortCommand, toJson, yesOrNo } from './options.js';

interface BoardFlags extends CohortFlags {
  names: boolean;
  out?: string;
}

export function addCohortBoard(cohort: Command, io: Io): void {
  cohortCommand(
    cohort,
    'board',
    'make a page of everybody, with CSV and a spreadsheet',
    'Writes out/board.html, board.csv and board.xlsx: where everybody stands, criterion by criterion, and how often each finding occurs, by school, subject and reader. The page needs no network.',
  )
    .option('--names <yes|no>', 'no: for people outside the team; groups under five are hidden, too', yesOrNo, true)
    .option('--out <folder>', 'where to write (default: out/, or out/without-names/)')
    .addHelpText(
      'after',
      '\nExamples:\n  $ mentor cohort board\n  $ mentor cohort board --names no --out for-the-partnership\n',
    )
    .action(async ({ json, names, ...flags }: BoardFlags) => {
      const { makeBoard } = await import('../../../app/cohort/board.js');
      const { files, troubles } = makeBoard({ ...flags, withNames: names }, io);
      io.out(json ? toJson({ files, troubles }) : printableList(files));
      for (const trouble of troubles) io.talk(`${trouble}\n`);
    });
}
