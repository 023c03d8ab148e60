import type { Piece, Words } from '../../html/words/words.js';

/**
 * What stands in a Word file, as plain data: paragraphs, tables, the list of contents. Between the document model and the
 * library that writes the file, so that what is said can be tested without either.
 */
export type Block = Paragraph | Table | Contents;

export interface Paragraph {
  kind: 'paragraph';
  style: ParagraphStyle;
  /** Places in the document that begin here, as the document model names them. */
  anchors: string[];
  children: Inline[];
  list: ListPlace | null;
  /** How far in it stands: in steps of a list. */
  indent: number;
  /** Begins a page. */
  breakBefore: boolean;
  keepNext: boolean;
  /** Runs from right to left. */
  rightToLeft: boolean;
  align: Alignment;
}

export type Alignment = 'start' | 'center' | 'end';

export type ParagraphStyle =
  | 'Normal'
  | 'Title'
  | 'Subtitle'
  | `Heading${1 | 2 | 3 | 4 | 5 | 6}`
  | 'TOCHeading'
  | 'Eyebrow'
  | 'CoverEyebrow'
  | 'Lead'
  | 'Note'
  | 'Caption'
  | 'Exhibit'
  | 'Label'
  | 'Quote'
  | 'Code'
  | 'Rule'
  | 'Cell'
  | 'CellHead'
  | 'SmallCell'
  | 'SmallCellHead'
  | 'Reference'
  | 'Space';

/** A paragraph's place in a list. Paragraphs with one `list` are counted together. */
export interface ListPlace {
  mark: 'bullet' | 'number' | 'done' | 'open';
  list: number;
  /** From 0. */
  level: number;
  start: number;
}

export type Inline =
  | {
      kind: 'text';
      text: string;
      marks: Marks /** Whose it is, where it is not the mentor's alone. */;
      pieces?: readonly Piece[];
    }
  | { kind: 'break' }
  | { kind: 'tab' }
  | { kind: 'link'; to: LinkTo; children: Inline[] }
  | { kind: 'picture'; path: string; alt: Words | string; width?: string }
  | { kind: 'note'; paragraphs: Paragraph[] }
  /** To be ticked by a click. */
  | { kind: 'box'; ticked: boolean }
  /** To be written in; until then it says so. */
  | { kind: 'blank'; prompt: Words };

/** A place in the document, or an address on the web. */
export type LinkTo = { anchor: string } | { href: string };

export interface Marks {
  bold?: true;
  italic?: true;
  code?: true;
  strike?: true;
  underline?: true;
  /** As with a marker pen. */
  marked?: true;
  /** With a line around it, as with a pen. */
  ringed?: true;
  /** Raised or lowered. */
  raised?: 'above' | 'below';
  /** Of less weight than what stands around it. */
  quiet?: true;
}

export interface Table {
  kind: 'table';
  /** What it is, for those who do not see it. */
  title: Words | string;
  /** Widths of its columns, as parts of its whole. */
  widths: number[];
  /** Its heads, repeated on each page. */
  head: Cell[];
  rows: Row[];
  look: 'ruled' | 'form';
}

export interface Row {
  anchors: string[];
  cells: Cell[];
  /** Least height in millimetres, for what is filled in by hand. */
  height?: number;
}

export interface Cell {
  blocks: Block[];
  /** Names its row or column. */
  isHead: boolean;
  /** Columns it spans. */
  columns?: number;
}

/** Where the list of contents goes; its lines are the headings themselves. */
export interface Contents {
  kind: 'contents';
  /** Down to this level of headings. */
  levels: number;
}
