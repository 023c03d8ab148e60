/** What a Word file says, as far as a form or a review needs it. Plain data. */
export interface WordFile {
  blocks: WordBlock[];
  /** Headers and footers of every kind of page. */
  edges: WordBlock[];
  comments: WordComment[];
  /** What programs wrote into the file's own properties (docProps/custom.xml). */
  properties: ReadonlyMap<string, string>;
}

export type WordBlock = WordParagraph | WordTable;

/** Who changed something with Word's tracking on, and when. */
export interface WordChange {
  kind: 'inserted' | 'deleted';
  /** As Word was told: it proves nothing. */
  author: string;
  /** YYYY-MM-DD; null where the file does not say. */
  date: string | null;
}

/** Letters that look alike. A ticked box is `☒` and an empty one `☐`, whatever they were made with. */
export interface WordRun {
  text: string;
  bold: boolean;
  strike: boolean;
  /** A highlighter, a colour behind the letters, or a line around them. */
  marked: boolean;
  change: WordChange | null;
}

export interface WordParagraph {
  kind: 'paragraph';
  runs: WordRun[];
  /** 1 to 9 where it is a heading; 0 for a title; null for text. */
  heading: number | null;
  isListed: boolean;
  /** It belongs to a table of contents. */
  isContents: boolean;
  /** Pictures and shapes that hang on it. */
  drawings: number;
  /** Where words of it lead, if the words do not say so. */
  links: WordLink[];
  /** Names of the places that begin in it or just before it. */
  bookmarks: string[];
  /** The paragraph as a whole was put in or taken out. */
  change: WordChange | null;
  place: WordPlace;
}

export interface WordLink {
  /** Empty where the file keeps them apart from the address. */
  words: string;
  address: string;
}

/** Where something stands: paragraphs, tables and rows count from 1, through the whole file. */
export interface WordPlace {
  paragraph: number;
  table: number | null;
  row: number | null;
}

export interface WordTable {
  kind: 'table';
  number: number;
  rows: WordRow[];
}

export interface WordRow {
  number: number;
  cells: WordCell[];
}

export interface WordCell {
  /** The first column of the table's grid that it covers, from 0, and how many. */
  column: number;
  columns: number;
  /** Goes on from the cell above it. */
  isContinued: boolean;
  /** The colour it is filled with, as `FF0000`; null where it has none, or white. */
  fill: string | null;
  blocks: WordBlock[];
}

export interface WordComment {
  id: string;
  author: string;
  date: string | null;
  text: string;
  /** The comment that it replies to. */
  parent: string | null;
  isResolved: boolean;
  /** The words it stands on. */
  quote: string;
  /** The paragraph in which it begins; null where no place names it. */
  at: WordParagraph | null;
}

/** The text before or after tracked changes. */
export type Version = 'original' | 'changed';
