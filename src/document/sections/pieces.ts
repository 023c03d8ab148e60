import type { Anchor, Code, FilePath, Markdown, Text } from '../text.js';
/** Markdown that the renderer turns into HTML; the model itself holds none. */
export interface Prose {
  /** File it stands in, which its links count from. */
  path: FilePath;
  markdown: Markdown;
  /** What every id in it begins with; unique in the document. */
  prefix: Anchor;
  /** Anchors of its headings in their order, without the prefix. */
  slugs: Anchor[];
  /** Heading level of its topmost headings. */
  level: number;
  /** block: as it stands; inline: one run of text. */
  form: 'block' | 'inline';
  /** Lines on which items of lists begin whose words are shown in another place. */
  listed?: number[];
  /** Where it is a part of a file: the labels of links and notes that the rest of the file cites. */
  cited?: Anchor[];
}

/** Something of the document that can be pointed at. */
export interface Reference {
  /** Anchor, or null where the thing is not in the document. */
  id: Anchor | null;
  label: Text | Code;
}

export interface EntryReference {
  id: Anchor;
  /** Counted from 1 through the whole document. */
  number: number;
  title: Text;
  date: Code | null;
}

export interface EvidenceReference {
  /** null where the file is not there. */
  id: Anchor | null;
  /** E07; for what is not there, the path as written. */
  label: Text | Code;
  title: Text;
}

export interface Fact {
  label: Text | null;
  value: Text;
}

/** What an entry says was achieved: its own words for it, else its opening, which the renderer takes from `body`. */
export interface Achieved {
  entry: EntryReference;
  text: Text | null;
  body: Prose | null;
  evidence: EvidenceReference[];
  /** The criterion before, under which the same text stands; null where it stands here first. */
  above: Code | null;
  /** The standards it cites, for each column of the table; empty where the column holds none. */
  standards: Reference[][];
}
