/** Markdown that the renderer turns into HTML; the model itself holds none. */
export interface Prose {
  /** File it stands in, which its links count from. */
  path: string;
  markdown: string;
  /** What every id in it begins with; unique in the document. */
  prefix: string;
  /** Anchors of its headings in their order, without the prefix. */
  slugs: string[];
  /** Heading level of its topmost headings. */
  level: number;
  /** block: as it stands; inline: one run of text; unlisted: without its outermost lists, which are shown otherwise. */
  form: 'block' | 'inline' | 'unlisted';
  /** Where it is a part of a file: the labels of links and notes that the rest of the file cites. */
  cited?: string[];
}

/** Something of the document that can be pointed at. */
export interface Reference {
  /** Anchor, or null where the thing is not in the document. */
  id: string | null;
  label: string;
}

export interface EntryReference {
  id: string;
  /** Counted from 1 through the whole document. */
  number: number;
  title: string;
  date: string | null;
}

export interface EvidenceReference {
  /** null where the file is not there. */
  id: string | null;
  /** E07; for what is not there, the path as written. */
  label: string;
  title: string;
}

export interface Fact {
  label: string | null;
  value: string;
}
