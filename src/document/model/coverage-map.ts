import type { EntryReference } from './references.js';

/** Criterion by entry, or by period where the entries are too many for columns of their own. */
export interface CoverageMap {
  by: 'entry' | 'month' | 'quarter' | 'year';
  columns: MapColumn[];
  rows: MapRow[];
  /** The most entries that stand in one cell. */
  most: number;
  /** Entries that stand in no column, since they have no date. */
  unplaced: number;
}

export interface MapColumn {
  /** The entry's number; the period's first month (YYYY-MM) or its year. */
  key: string;
  entry: EntryReference | null;
}

export interface MapRow {
  id: string;
  anchor: string;
  /** One a column. */
  cells: MapCell[];
}

export interface MapCell {
  entries: number;
  /** Those of them that link evidence. */
  evidenced: number;
}
