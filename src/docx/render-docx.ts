import type { DocumentModel, JournalEntry } from '../document/model.js';
import { LinkMap } from '../html/markdown/link-map.js';
import { runningWords } from '../html/page/page-css.js';
import { Speaker, type Spoken } from '../html/words/speaker.js';
import { type Piece, together } from '../html/words/words.js';
import type { WordIdentity } from '../word/identity.js';
import type { Block } from './blocks/model.js';
import { linesOf, wordsOf } from './blocks/walk.js';
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
  /** What the file says of where it comes from; left out: nothing. */
  identity?: WordIdentity | undefined;
  /** This entry alone, by its number; left out: the whole document. */
  entry?: number | undefined;
  /** This form alone, of each stage shown. */
  form?: WordForm | undefined;
  /** Looks at what is said, line by line, while it is known whose words are whose. */
  inspect?: ((lines: Iterable<readonly Piece[]>) => void) | undefined;
}

/**
 * The submission, or one entry or form of it, as a Word file that needs nothing else. The same model and files give the
 * same bytes.
 * @returns null where the document has no such entry or form
 */
export async function renderDocx(shown: DocumentModel, options: DocxOptions): Promise<Uint8Array | null> {
  const speaker = new Speaker(shown.language);
  const model = speaker.spoken(shown);
  const { readFile, date, producer, entry: number, form } = options;
  const setter = new ProseSetter(new LinkMap(shown), speaker);
  const context: Context = {
    model,
    speaker,
    setter,
    readFile,
    part: model.stages.some(({ part }) => part !== null) ? 2 : 1,
  };
  const entry = number === undefined ? null : findEntry(model, number);
  if (entry === undefined) return null;
  const blocks = entry ? entryDocument(context, entry) : form ? formDocument(context, form) : documentBlocks(context);
  if (blocks.length === 0) return null;
  options.inspect?.(linesOf(blocks));
  return writeDocument(blocks, {
    title: String(form ? together([titleOf(blocks), model.title], ', ') : (entry?.title ?? model.title)),
    author: String(model.cover.mentor ?? ''),
    description: String(model.description),
    speaker,
    textLanguage: model.textLanguage,
    date,
    producer,
    header: String(runningWords(model, speaker)),
    identity: options.identity ?? null,
    hasCover: entry === null && form === undefined,
    readFile,
  });
}

function titleOf([first]: readonly Block[]): string {
  return first?.kind === 'paragraph' ? wordsOf(first.children) : '';
}

function findEntry({ stages, otherEntries }: Spoken<DocumentModel>, number: number): Spoken<JournalEntry> | undefined {
  return [...stages.flatMap(({ journal }) => journal), ...otherEntries].find((entry) => entry.number === number);
}
