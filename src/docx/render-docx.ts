import type { DocumentModel, JournalEntry } from '../document/model.js';
import { LinkMap } from '../html/markdown/link-map.js';
import { runningWords } from '../html/page/page-css.js';
import { inLanguage } from '../html/words/words.js';
import type { Block } from './blocks/model.js';
import { wordsOf } from './blocks/walk.js';
import type { WordForm } from './forms.js';
import { ProseSetter } from './prose/prose-setter.js';
import type { Context } from './sections/context.js';
import { documentBlocks, entryDocument } from './sections/document.js';
import { formDocument } from './sections/form.js';
import { writeDocument } from './write/write-document.js';

export interface DocxOptions {
  /** A file's bytes by its path in the portfolio; null where it cannot be read. Asked only for files inside it. */
  readFile: (path: string) => Uint8Array | null;
  /** The day of the document: not the clock, so that the same portfolio gives the same bytes. */
  date: Date;
  /** The program, for the properties of the file. */
  producer: string;
  /** This entry alone, by its number; left out: the whole document. */
  entry?: number | undefined;
  /** This form alone, of each stage shown. */
  form?: WordForm | undefined;
}

/**
 * The submission, or one entry or form of it, as a Word file that needs nothing else. The same model and files give the
 * same bytes.
 * @returns null where the document has no such entry or form
 */
export async function renderDocx(model: DocumentModel, options: DocxOptions): Promise<Uint8Array | null> {
  return inLanguage(model.language, () => write(model, options));
}

async function write(model: DocumentModel, options: DocxOptions): Promise<Uint8Array | null> {
  const { readFile, date, producer, entry: number, form } = options;
  const setter = new ProseSetter(new LinkMap(model));
  const context: Context = { model, setter, readFile, part: model.stages.some(({ part }) => part !== null) ? 2 : 1 };
  const entry = number === undefined ? null : findEntry(model, number);
  if (entry === undefined) return null;
  const blocks = entry ? entryDocument(context, entry) : form ? formDocument(context, form) : documentBlocks(context);
  if (blocks.length === 0) return null;
  return writeDocument(blocks, {
    title: form ? `${titleOf(blocks)}, ${model.title}` : (entry?.title ?? model.title),
    author: model.cover.mentor ?? '',
    description: model.description,
    language: model.language,
    textLanguage: model.textLanguage,
    date,
    producer,
    header: runningWords(model),
    hasCover: entry === null && form === undefined,
    readFile,
  });
}

function titleOf([first]: readonly Block[]): string {
  return first?.kind === 'paragraph' ? wordsOf(first.children) : '';
}

function findEntry({ stages, otherEntries }: DocumentModel, number: number): JournalEntry | undefined {
  return [...stages.flatMap(({ journal }) => journal), ...otherEntries].find((entry) => entry.number === number);
}
