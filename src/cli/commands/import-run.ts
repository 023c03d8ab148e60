import { checkAfter } from '../../app/import/check-after.js';
import { type FormImport, type ImportOptions, importForm } from '../../app/import/import-form.js';
import type { FormRow } from '../../form/index.js';
import { EXIT } from '../exit.js';
import type { Io } from '../io.js';
import { importJson, importTalk, importText } from '../text/import.js';
import type { ImportFlags } from './import.js';

/** @returns the exit code: 1 where a row is to confirm or something was left over */
export async function runImport(form: string, flags: ImportFlags, io: Io): Promise<number> {
  const isAsking = io.interactive && !flags.json;
  const done = await importForm(
    form,
    {
      framework: flags.framework,
      stage: flags.stage,
      into: flags.into,
      blank: flags.blank,
      accept: (flags.accept ?? []).flatMap((ids) => ids.split(',')).map((id) => id.trim()),
      dryRun: flags.dryRun === true,
      ...(isAsking ? { confirm: (rows, place) => confirmRows(rows, place, io) } : {}),
    },
    io,
  );
  const checked = flags.dryRun ? null : await checkAfter(done.home.root, done.place, io);
  io.out(flags.json ? importJson(done, checked) : importText(done));
  io.talk(importTalk(done, checked, flags.dryRun === true));
  return isAllPlaced(done) ? EXIT.clean : EXIT.findings;
}

const isAllPlaced = ({ reading }: FormImport): boolean =>
  reading.left.length === 0 && reading.rows.every(({ state }) => state !== 'left');

/** Asks row by row whether it is what it seems to be. */
async function confirmRows(
  rows: readonly FormRow[],
  { stage }: Parameters<NonNullable<ImportOptions['confirm']>>[1],
  io: Io,
): Promise<string[]> {
  const { loadPrompts } = await import('../ask/prompts.js');
  const { rowQuestion } = await import('../text/import.js');
  const prompts = await loadPrompts(io);
  const confirmed: string[] = [];
  for (const row of rows) {
    const answer = await prompts.choose(rowQuestion(row, stage), [
      { value: true, name: 'Yes, take it' },
      { value: false, name: 'No, leave it over' },
    ]);
    if (answer) confirmed.push(row.item);
  }
  return confirmed;
}
