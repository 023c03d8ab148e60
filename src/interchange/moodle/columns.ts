/** The columns of Moodle's competency CSV, in the order in which Moodle reads them whatever their names are. */
export const COLUMNS = [
  ['parent', 'Parent id number'],
  ['id', 'Id number'],
  ['name', 'Shortname'],
  ['description', 'Description'],
  ['format', 'Description format'],
  ['scale', 'Scale values'],
  ['scaleConfiguration', 'Scale configuration'],
  ['ruleType', 'Rule type (optional)'],
  ['ruleOutcome', 'Rule outcome (optional)'],
  ['ruleConfiguration', 'Rule config (optional)'],
  ['related', 'Cross referenced competency id numbers'],
  ['exportId', 'Exported id (optional)'],
  ['isFramework', 'Is framework'],
  ['taxonomy', 'Taxonomy'],
] as const;

export type ColumnKey = (typeof COLUMNS)[number][0];

/** One row by its columns; a column that the file lacks is empty. */
export type MoodleRow = Record<ColumnKey, string>;

/** Moodle cuts names and id numbers off behind this many characters. */
export const LONGEST_NAME = 100;

/** How Moodle numbers the forms of a description. */
export const FORMAT = { html: '1', plain: '2', markdown: '4' } as const;
