import { isJournalEntry, type StageInFramework } from '../coverage/index.js';
import type { DocumentModel } from '../document/model.js';
import type { WordForm } from '../docx/forms.js';
import { stemOf } from '../portfolio/document.js';
import { findDocument } from '../scaffold/find-document.js';
import { Refusal } from '../text/refusal.js';
import type { WordIdentity } from '../word/identity.js';
import type { DocumentSetter } from './document-setter.js';
import type { OpenPortfolio } from './open-portfolio.js';
import type { World } from './world.js';

/** One journal entry that a person asked for, and the stages of the document that holds it. */
export interface EntryAsked {
  path: string;
  stages: StageInFramework[] | undefined;
}

/** What of the document a person asked for; neither: the whole. */
export interface WordAsked {
  entry: EntryAsked | null;
  form: WordForm | undefined;
}

/** A Word file to write, and its name. */
export interface WordFile {
  name: string;
  bytes: Uint8Array;
}

/** As it was written, and as it is set: numbers of entries are the same in both. */
export type WordSources = Pick<DocumentSetter, 'whole' | 'model' | 'readFile' | 'redaction'>;

/**
 * The entry that `--entry` names, with the stage it belongs to, whatever stage the mentor works on now.
 * @throws Refusal where there is none, or more than one
 */
export function entryAsked({ linked, root }: OpenPortfolio, asked: string, io: World): EntryAsked {
  const entries = linked.portfolio.documents.filter(isJournalEntry);
  const document = findDocument(entries, asked, io.cwd, root);
  const stage = linked.stageOf(document);
  return { path: document.path, stages: stage ? [stage] : undefined };
}

/**
 * The document, or one entry or form of it, as a Word file; after redaction it is searched for names once more.
 * @throws Refusal where a name is left, and where the document has no such entry or form
 */
export async function makeDocx(
  { whole, model, readFile, redaction }: WordSources,
  { entry, form }: WordAsked,
  date: Date,
  identity: WordIdentity,
): Promise<WordFile> {
  const { renderDocx } = await import('../docx/index.js');
  const { packageVersion } = await import('./version.js');
  const number = entry === null ? undefined : numberOf(whole, entry.path);
  const options = {
    readFile,
    date,
    producer: `mentor ${packageVersion()}`,
    entry: number,
    form,
    identity,
    inspect: redaction?.inspectLines,
  };
  const bytes = await renderDocx(model, options);
  if (bytes === null) throw form ? noForm(form) : notShown();
  await redaction?.assertCleanDocx(bytes);
  const named = entriesOf(model).find((one) => one.number === number);
  return { name: wordName(named?.path, form), bytes };
}

/** @param entry the path of the one entry that it holds */
export function wordName(entry: string | undefined, form: WordForm | undefined): string {
  return `${entry === undefined ? (form ?? 'portfolio') : stemOf(entry)}.docx`;
}

function numberOf(model: DocumentModel, path: string): number {
  const entry = entriesOf(model).find((one) => one.path === path);
  if (!entry) throw notShown();
  return entry.number;
}

function entriesOf({ stages, otherEntries }: DocumentModel): DocumentModel['otherEntries'] {
  return [...stages.flatMap(({ journal }) => journal), ...otherEntries];
}

function noForm(form: WordForm): Refusal {
  const message = `None of the stages shown has the form \`${form}\`.`;
  return new Refusal(
    'NotShown',
    message,
    '`mentor framework show` says what a stage asks for; choose another stage with --stage.',
  );
}

function notShown(): Refusal {
  return new Refusal('NotShown', 'The entry is not part of the document.', 'Give it a stage in its front-matter.');
}
