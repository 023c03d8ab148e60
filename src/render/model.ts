import type { Language } from '../portfolio/looks.js';
import type { JournalEntry, StageSection } from './model-stage.js';

export type * from './model-stage.js';

/**
 * The submission as data: everything the document says, in its order, and nothing of how it looks.
 * Every key is always there, null where it has no value, so that templates can be strict.
 */
export interface DocumentModel {
  /** Of the words that the document itself says. BCP 47. */
  language: Language;
  title: string;
  description: string;
  cover: Cover;
  contents: ContentsItem[];
  stages: StageSection[];
  /** Entries that belong to no stage shown, by date. */
  otherEntries: JournalEntry[];
  evidence: EvidenceItem[];
  /** The sources that the texts cite, in the order of the list of references. */
  references: CitedSource[];
  /** Where a link to a file of the portfolio leads in the document. */
  links: LinkTarget[];
  /** By what a reader on screen can pick entries out. */
  filter: { choices: FilterChoice[]; entries: EntryFilter[] };
}

export interface FilterChoice {
  kind: 'stage' | 'criterion' | 'standard' | 'person';
  options: FilterOption[];
}

export interface FilterOption {
  /** Unlike that of every other option of its choice. */
  label: string;
  /** Where the criterion or standard stands in the document. */
  anchor: string | null;
}

export interface EntryFilter {
  /** The entry's anchor. */
  id: string;
  /** The options that fit it, counted from 0 through all choices. */
  options: number[];
}

export interface Cover {
  mentor: string | null;
  school: string | null;
  provider: string | null;
  frameworks: string[];
  stages: string[];
  /** First and last day of the entries shown, as YYYY-MM-DD. */
  from: string | null;
  until: string | null;
  /** Days on which something was done, in order; each once for each entry. */
  days: string[];
  /** The month (YYYY-MM) with the most entries, the first of several; null without days. */
  busiest: { month: string; entries: number } | null;
  entries: number;
  evidence: number;
}

export interface ContentsItem {
  kind: 'stage' | 'part' | 'entry';
  /** Anchor of what it names. */
  id: string;
  title: string;
  /** The number of an entry. */
  number: number | null;
  items: ContentsItem[];
}

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

export type EvidenceKind = 'image' | 'pdf' | 'text' | 'table' | 'document' | 'audio' | 'video' | 'web' | 'other';

export interface EvidenceItem {
  id: string;
  /** E01 … */
  label: string;
  kind: EvidenceKind;
  /** Exactly one of `file` and `url` is set. */
  file: string | null;
  url: string | null;
  /** Its caption, else its name. */
  title: string;
  /** File name without folders; the host of an address. */
  name: string;
  alt: string | null;
  /** Bytes. */
  size: number | null;
  usedIn: Reference[];
  /** The entry whose text shows the picture already. */
  shownIn: EntryReference | null;
}

/** A source in the list of references, and how the texts call it. */
export interface CitedSource {
  id: string;
  /** What the Markdown cites it by. */
  key: string;
  /** `Lane and Marsh`; the title of a work that names nobody. */
  who: string;
  titled: boolean;
  /** With its letter where another work of theirs is of the same year. */
  year: string;
  text: ReferenceRun[];
  usedIn: Reference[];
}

/** A stretch of a reference, in one kind of type. */
export interface ReferenceRun {
  text: string;
  italic: boolean;
  url: string | null;
}

/** Where a link to `path` leads: an anchor, and for each heading of the file one of its own. */
export interface LinkTarget {
  path: string;
  id: string;
  /** E07 where it leads to evidence. */
  label: string | null;
  /** Anchor in its own file, anchor in the document. */
  anchors: [string, string][];
}
