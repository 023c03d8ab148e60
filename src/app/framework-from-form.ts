import { draftPack } from '../form/blank/draft-pack.js';
import { readBlank } from '../form/blank/read-blank.js';
import { idFromTitle } from '../framework/own/new-pack.js';
import { resolvePack } from '../framework/resolve.js';
import type { Imported, ImportOptions } from '../interchange/index.js';
import { Remarks } from '../interchange/report.js';
import { freeName } from '../text/free-name.js';
import { Refusal } from '../text/refusal.js';
import { readWord } from '../word/index.js';

type DraftOptions = Pick<ImportOptions, 'name' | 'lookup' | 'isTaken' | 'id'>;

/** What came of a form. */
export interface DraftedPack extends Omit<Imported, 'format'> {
  format: 'word';
  /** What nothing could be made of. */
  unread: { place: string; text: string }[];
}

/**
 * A pack to go on from, made of a provider's blank form, with what was assumed and what nothing could be made of.
 * @param called the file's name, for messages
 * @throws Refusal for what is no Word file, and for one in which no statement is found
 */
export function packFromForm(
  bytes: Uint8Array,
  called: string,
  { name, lookup, isTaken, id }: DraftOptions,
): DraftedPack {
  const form = readBlank(readWord(Buffer.from(bytes), called));
  const lists = [form.criteria, form.standards, form.checklists, form.questions];
  if (lists.every((list) => list.length === 0))
    throw new Refusal(
      'NothingInIt',
      `${called} has no table with statements and places for the answers, and no questions.`,
      'A programme’s blank form was expected; use `mentor import` for a filled-in one.',
    );
  const { pack, assumed } = draftPack(form, { id: id ?? freeId(form.titles, name, isTaken), file: name });
  const remarks = new Remarks();
  for (const { code, message, place } of assumed) remarks.repaired(code, message, place);
  for (const { place } of form.unread) remarks.lost('unread', UNREAD, place);
  for (const { message } of resolvePack(pack, lookup).problems)
    remarks.lost('problem', 'Faults that remain in the pack', message);
  return { format: 'word', pack, report: remarks.report(), unread: form.unread };
}

const UNREAD = 'What else the form says, quoted at the end of the pack';

function freeId(titles: readonly string[], name: string, isTaken: (id: string) => boolean): string {
  const wanted = idFromTitle(titles.slice(0, 2).toReversed().join(' ')) || idFromTitle(name) || 'imported';
  return freeName(wanted, isTaken);
}
