import type { EntryReference, EvidenceReference, Prose, Reference } from './references.js';
import type { CoverageState } from './standing.js';

/** The programme's own table. */
export interface CriteriaTable {
  columns: CriteriaColumn[];
  rows: CriterionRow[];
  dimensions: DimensionRow[];
}

export interface CriteriaColumn {
  id: string;
  title: string;
  kind: 'criterion' | 'evidenced-by' | 'achieved' | 'standards' | 'links';
  /** Whether the entries and their evidence stand in this column: in one of them, whatever columns the programme has. */
  withEntries: boolean;
}

export interface CriterionRow {
  id: string;
  anchor: string;
  title: string | null;
  statement: string;
  points: { id: string; statement: string }[];
  /** Words of the framework's official wording: a search finds it by them, nobody reads them. */
  sought: string[];
  hint: string | null;
  state: CoverageState;
  /** What was done, by date. */
  achieved: Achieved[];
  /** The framework's own standards for the criterion, indicative: for each column, those that no entry cites any of. */
  suggested: Reference[][];
  /** What the framework links the criterion to beside the standards. */
  links: { title: string; statement: string | null }[];
  /** Where reviewers' comments on the criterion stand. */
  comments: Reference[];
}

/** What an entry says was achieved: its own words for it, else its opening, which the renderer takes from `body`. */
export interface Achieved {
  entry: EntryReference;
  text: string | null;
  body: Prose | null;
  evidence: EvidenceReference[];
  /** The standards it cites, for each column of the table; empty where the column holds none. */
  standards: Reference[][];
}

export interface DimensionRow {
  id: string;
  anchor: string;
  title: string | null;
  statement: string;
  /** Words of the framework's official wording: a search finds it by them, nobody reads them. */
  sought: string[];
  entries: Achieved[];
}
