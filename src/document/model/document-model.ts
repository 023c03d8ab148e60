import type { Language } from '../../portfolio/looks.js';
import type { CitedSource } from './cited-sources.js';
import type { EvidenceItem } from './evidence-register.js';
import type { JournalEntry } from './journal.js';
import type { StageSection } from './stage-section.js';

/**
 * The submission as data: everything the document says, in its order, and nothing of how it looks.
 * Every key is always there, null where it has no value, so that templates can be strict.
 */
export interface DocumentModel {
  /** Of the words that the document itself says. BCP 47. */
  language: Language;
  /** Of what the mentor wrote: that of portfolio.yaml, whatever language the document was asked for in. */
  textLanguage: Language;
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

/** Where a link to `path` leads: an anchor, and for each heading of the file one of its own. */
export interface LinkTarget {
  path: string;
  id: string;
  /** E07 where it leads to evidence. */
  label: string | null;
  /** Anchor in its own file, anchor in the document. */
  anchors: [string, string][];
}
