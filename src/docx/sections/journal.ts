import type { Speaker } from '../../html/words/speaker.js';
import { together } from '../../html/words/words.js';
import { cell, heading, joined, linkTo, paragraph, quiet, row, table } from '../blocks/make.js';
import type { Block, Inline } from '../blocks/model.js';
import type { EvidenceReference, JournalEntry, StageSection } from '../model.js';
import { commentBlocks } from './comments.js';
import { type Context, facts, noted, nothing, partHeading, proseBlocks, references } from './context.js';
import { rated } from './self-assessment.js';

/** The journal of a stage, by date. */
export function journalBlocks(context: Context, { anchors, journal }: StageSection): Block[] {
  return [
    partHeading(context, 'journal', anchors),
    ...journal.flatMap((entry) => entryBlocks(context, entry)),
    ...(journal.length === 0 ? [nothing(context)] : []),
  ];
}

/** An entry: what it is, what was written, and what it shows. */
export function entryBlocks(context: Context, entry: JournalEntry): Block[] {
  const { id, number, date, kind, title, body, achieved, evidence, comments } = entry;
  const { say, day } = context.speaker;
  const when = date === null ? say('journal.undated') : day(date);
  const said = body ? proseBlocks(context, body) : [];
  const words = paragraph('Normal', achieved ?? [quiet(say('journal.empty'))]);
  return [
    heading(context.part + 1, title, [id]),
    paragraph('Eyebrow', together([String(number), when, kind], ' · '), { keepNext: true }),
    ...(said.length > 0 ? said : entry.ratings.length > 0 && achieved === null ? [] : [words]),
    ...auditTable(context, entry),
    ...entryFacts(context, entry),
    ...evidenceFact(context, evidence),
    ...comments.flatMap((comment) => commentBlocks(context, comment)),
  ];
}

/** How an audit came out: what is rated, and the rating in words. */
function auditTable(context: Context, { ratings }: JournalEntry): Block[] {
  const { say } = context.speaker;
  const rows = ratings.map(({ point, statement, level, word, note }) => {
    const named = statement === null ? point : together([point, statement], ' ');
    return row([cell([paragraph('Cell', named), ...noted(note)], { isHead: true }), rated(context, level, word)]);
  });
  const head = [say('signoff.point'), say('rating.rating')];
  return rows.length === 0 ? [] : [table(say('journal.ratings'), [76, 24], head, rows)];
}

function entryFacts(
  { speaker: { say } }: Context,
  { criteria, dimensions, standards, skills, facts: more }: JournalEntry,
): Block[] {
  const linked = [
    { label: say('journal.criteria'), list: criteria },
    { label: say('journal.dimensions'), list: dimensions },
    { label: say('journal.standards'), list: standards },
    { label: say('journal.skills'), list: skills },
  ].filter(({ list }) => list.length > 0);
  return facts([...linked.map(({ label, list }) => ({ label, value: references(list) })), ...more]);
}

/** What shows it, each with its label. */
export function evidenceFact({ speaker }: Context, list: readonly EvidenceReference[]): Block[] {
  if (list.length === 0) return [];
  return facts([{ label: speaker.say('journal.evidence'), value: evidenceLinks(speaker, list) }]);
}

function evidenceLinks({ say }: Speaker, list: readonly EvidenceReference[]): Inline[] {
  const parts = list.map(({ id, label, title }) => {
    const missing = together([title, ' (', label, '): ', say('journal.missing')], '');
    return [linkTo(id, id === null ? missing : together([label, title], ' '))];
  });
  return joined(parts, '; ');
}

/** Entries that belong to no stage. */
export function otherEntriesBlocks(context: Context): Block[] {
  const { otherEntries } = context.model;
  if (otherEntries.length === 0) return [];
  return [
    { ...heading(1, context.speaker.say('part.otherEntries'), ['other-entries']), breakBefore: true },
    ...otherEntries.flatMap((entry) => entryBlocks(context, entry)),
  ];
}
