import type { Language } from '../portfolio/looks.js';
import type { StagePart } from './sections/stage-parts.js';

/**
 * Texts of the document, each with whose it is. Plain data: html/ and docx/ say what is ours, in the language of the rendering,
 * and redaction replaces what people of the portfolio wrote and nothing else.
 */
export type Text = Said | Counted | Dated | Wording | Written | Joined;

/** Said by us: the name of words in the catalogue, and what stands in them. */
export interface Said {
  readonly whose: 'ours';
  readonly say: SaidKey;
  readonly values?: Readonly<Record<string, Text | string | number>>;
}

/** Said by us: a number with the thing it counts. */
export interface Counted {
  readonly whose: 'ours';
  readonly count: 'hours';
  readonly n: number;
}

/** Said by us: a day (YYYY-MM-DD) in words; what is no day stays as it is written. */
export interface Dated {
  readonly whose: 'ours';
  readonly day: string;
}

/** A framework's words; `language` is null where the portfolio brings the framework itself or rewords it. */
export interface Wording {
  readonly whose: 'framework';
  readonly text: string;
  readonly language: Language | null;
  /** The same in other languages, by their codes. */
  readonly otherwise?: Readonly<Record<string, string>>;
}

/** Words of the mentor or of another person in the portfolio. */
export interface Written {
  readonly whose: 'theirs';
  readonly text: string;
  /** Where it was not written as a text: the name of a file, or a title that was made of one. */
  readonly from?: 'file' | 'file-title';
}

/** Texts in a row; a bare string among them is a sign, a figure or a code. */
export interface Joined {
  readonly whose: 'several';
  readonly parts: readonly (Text | string)[];
}

/** The words of the catalogue that the model itself says (html/words/words-en.ts). */
export type SaidKey =
  | `part.${StagePart | 'otherEntries' | 'evidence' | 'references' | 'appendices'}`
  | `kind.${'entry' | 'meeting' | 'observation' | 'conversation' | 'report' | 'cpd' | 'learning-journey' | 'evaluation'}`
  | `fact.${'people' | 'hours' | 'place' | DeclaredFact}`
  | `references.${ReferenceWord}`
  | `comments.${'open' | 'answered'}`
  | `cover.${'label' | 'untitled'}`
  | `evidence.left-out.${'name' | 'place' | 'unsearchable'}`
  | `next.${'claimed' | 'open' | 'ratings' | 'skills' | 'reflection'}`
  | 'entry.reference'
  | 'table.evidenced-by';

/** Facts whose words a pack declares. */
type DeclaredFact = 'purpose' | 'model' | 'phase' | 'medium' | 'observed' | 'moderated-by' | 'by' | 'audit';

type ReferenceWord =
  | 'and'
  | 'et-al'
  | 'no-date'
  | 'editor'
  | 'editors'
  | 'in'
  | 'edition'
  | 'page'
  | 'pages'
  | 'chapter'
  | 'number'
  | 'thesis'
  | 'phd'
  | 'masters'
  | 'available'
  | 'accessed';

/** A string that is no text, by what it is. */
export type Flavour<Name extends string> = string & { readonly is?: Name };

/** A place in the document. */
export type Anchor = Flavour<'anchor'>;
/** A file of the portfolio. */
export type FilePath = Flavour<'path'>;
/** An address on the web. */
export type Address = Flavour<'address'>;
/** What Markdown cites a source by. */
export type CitationKey = Flavour<'citation'>;
export type Markdown = Flavour<'markdown'>;
/** A code of a framework, a label such as E07, a day as YYYY-MM-DD, a digest. */
export type Code = Flavour<'code'>;

export function said(say: SaidKey, values?: Said['values']): Said {
  return values ? { whose: 'ours', say, values } : { whose: 'ours', say };
}

export function written(text: string, from?: Written['from']): Written {
  return from ? { whose: 'theirs', text, from } : { whose: 'theirs', text };
}

/** @returns null for what is not there */
export function writtenOr(text: string | null | undefined): Written | null {
  return text ? written(text) : null;
}

/** Texts with something between them. */
export function joined(texts: readonly (Text | string)[], between: string): Text {
  const [only] = texts;
  if (texts.length === 1 && typeof only === 'object') return only;
  return { whose: 'several', parts: texts.flatMap((text, index) => (index === 0 ? [text] : [between, text])) };
}

export function isText(value: unknown): value is Text {
  return typeof value === 'object' && value !== null && 'whose' in value;
}
