/** A statement that a blank form prints. */
export interface Printed {
  /** The code in front of it, such as `AM1`; null where there is none. */
  code: string | null;
  text: string;
}

/** What a column of the table of criteria asks for. */
export interface PrintedColumn {
  kind: 'criterion' | 'achieved' | 'evidenced-by' | 'standards';
  title: string;
  /** Of a column of standards: the codes that each cell prints, as they stand there. */
  codes: string[];
}

export interface PrintedGroup {
  title: string | null;
  /** What the group is about, where the form says more than a title. */
  statement: string | null;
  items: Printed[];
}

/** What a provider's blank form asks for, as far as it can be read from the form alone. Plain data. */
export interface BlankForm {
  /** Headings and titles before the first table, the first one first. */
  titles: string[];
  levels: { title: string; meaning: string | null }[];
  /** Standards that are rated, with their points. */
  standards: PrintedGroup[];
  criteria: Printed[];
  columns: PrintedColumn[];
  checklists: PrintedGroup[];
  questions: Printed[];
  roles: { title: string; prompt: string | null }[];
  /** The words that ask for it; null: the form asks for none. */
  reflection: string | null;
  targets: string | null;
  /** What none of this could be made of. */
  unread: { place: string; text: string }[];
}
