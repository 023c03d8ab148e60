import type { CriterionCoverage } from '../../coverage/index.js';
import { columnsOf, officialWords, type StageColumn, standardsIn } from '../../framework/index.js';
import { findReference } from '../../framework/lookup.js';
import { type Anchor, type Code, said, type Text } from '../text.js';
import { commentsOnCriterion } from './comments.js';
import type { BuildContext } from './context.js';
import type { Achieved, Reference } from './pieces.js';
import { achievedBy } from './references.js';
import type { StageShown } from './stage-shown.js';

export type CoverageState = 'open' | 'claimed' | 'evidenced';

/** The programme's own table. */
export interface CriteriaTable {
  columns: CriteriaColumn[];
  rows: CriterionRow[];
  dimensions: DimensionRow[];
  /** Criteria and dimensions without an entry, where their rows are left out. */
  leftOut: Code[];
}

export interface CriteriaColumn {
  id: Code;
  title: Text;
  kind: 'criterion' | 'evidenced-by' | 'achieved' | 'standards' | 'links';
  /** Whether the entries and their evidence stand in this column: in one of them, whatever columns the programme has. */
  withEntries: boolean;
}

/** Something that the framework asks for, with a row of its own. */
export interface StatementRow {
  id: Code;
  anchor: Anchor;
  title: Text | null;
  statement: Text;
  /** Words of the framework's official wording: a search finds it by them, nobody reads them. */
  sought: Text[];
}

export interface CriterionRow extends StatementRow {
  points: { id: Code; statement: Text }[];
  hint: Text | null;
  state: CoverageState;
  /** What was done, by date. */
  achieved: Achieved[];
  /** The framework's own standards for the criterion, indicative: for each column, those that no entry cites any of. */
  suggested: Reference[][];
  /** The standards of each column, ringed where an entry cites them, as the programme's form has it; of a long set those alone. */
  rings: (Reference & { met: boolean })[][];
  /** What the framework links the criterion to beside the standards. */
  links: { title: Text; statement: Text | null }[];
  /** Where reviewers' comments on the criterion stand. */
  comments: Reference[];
}

export interface DimensionRow extends StatementRow {
  entries: Achieved[];
}

/** Columns that can hold the entries and their evidence, the fittest first. */
const ENTRY_COLUMNS: readonly StageColumn['kind'][] = ['evidenced-by', 'achieved'];

/** For a programme whose table has no column for either. */
const EVIDENCED_BY: StageColumn = { id: 'evidenced-by', title: '', kind: 'evidenced-by' };

/** The programme's own table: a row for each criterion, with the columns that its framework has. */
export function buildStageTable(context: BuildContext, shown: StageShown): CriteriaTable {
  const { framework, stage } = shown.place;
  const own = columnsOf(framework, stage);
  const holder = ENTRY_COLUMNS.find((kind) => own.some((column) => column.kind === kind));
  const columns = holder ? own : [...own, EVIDENCED_BY];
  return {
    columns: columns.map(
      (column): CriteriaColumn => ({
        id: column.id,
        title: column === EVIDENCED_BY ? said('table.evidenced-by') : shown.word(column.title),
        kind: column.kind,
        withEntries: column.kind === (holder ?? EVIDENCED_BY.kind),
      }),
    ),
    rows: namingFirst(shown.coverage.criteria.map((coverage) => buildRow(context, shown, columns, coverage))),
    dimensions: shown.coverage.dimensions.map(
      ({ dimension, entries }): DimensionRow => ({
        id: dimension.id,
        anchor: context.anchors.of('dimensions', shown, framework.id, dimension.id) ?? '',
        title: shown.word(dimension.title),
        statement: shown.word(dimension.statement),
        sought: officialWords(dimension).map(shown.word),
        entries: entries.flatMap((document) => achievedBy(context, document) ?? []),
      }),
    ),
    leftOut: [],
  };
}

/** Names for each entry the criterion under which it stands first. */
function namingFirst(rows: CriterionRow[]): CriterionRow[] {
  const first = new Map<string, Code>();
  return rows.map((row) => ({
    ...row,
    achieved: row.achieved.map((one) => {
      const above = first.get(one.entry.id) ?? null;
      if (above === null) first.set(one.entry.id, row.id);
      return { ...one, above };
    }),
  }));
}

function buildRow(
  context: BuildContext,
  shown: StageShown,
  columns: readonly StageColumn[],
  { criterion, state, entries }: CriterionCoverage,
): CriterionRow {
  const { framework, stage } = shown.place;
  const achieved = entries.flatMap(
    (document) => achievedBy(context, document, standardsBy(context, shown, columns)) ?? [],
  );
  const indicative = [...criterion.standards, ...criterion.points.flatMap(({ standards }) => standards ?? [])];
  return {
    id: criterion.id,
    anchor: context.anchors.of('criteria', shown, framework.id, criterion.id) ?? '',
    title: shown.word(criterion.title),
    statement: shown.word(criterion.statement),
    points: criterion.points.map(({ id, statement }) => ({ id, statement: shown.word(statement) })),
    sought: officialWords(criterion).map(shown.word),
    hint: shown.word(criterion.hint),
    state,
    achieved,
    suggested: columns.map((column, index) =>
      achieved.some(({ standards }) => standards[index]?.length) ? [] : inColumn(context, shown, column, indicative),
    ),
    rings: columns.map((column, index) => ringsOf(inColumn(context, shown, column), achieved, index)),
    links: [...criterion.links, ...stage.links].map(({ title, statement }) => ({
      title: shown.word(title),
      statement: shown.word(statement),
    })),
    comments: commentsOnCriterion(context, framework.id, criterion.id),
  };
}

/** @returns what an entry's codes are in each column */
function standardsBy(
  context: BuildContext,
  shown: StageShown,
  columns: readonly StageColumn[],
): (codes: readonly string[]) => Reference[][] {
  const { framework } = shown.place;
  return (codes) => {
    const own = codes.flatMap((code) => {
      const found = findReference(context.linked.indexes, 'standards', code);
      return found.found && found.framework.id === framework.id ? [found.id] : [];
    });
    return columns.map((column) => inColumn(context, shown, column, own));
  };
}

/** More standards than this are no line to ring in: those that are cited stand alone. */
const MOST_TO_RING = 20;

function ringsOf(
  all: readonly Reference[],
  achieved: readonly Achieved[],
  column: number,
): CriterionRow['rings'][number] {
  const cited = new Set(achieved.flatMap(({ standards }) => (standards[column] ?? []).map(({ label }) => label)));
  return all
    .map((one) => ({ ...one, met: cited.has(one.label) }))
    .filter(({ met }) => met || all.length <= MOST_TO_RING);
}

/** The standards of a column, those among ids where there are any given, in the order of their set. */
function inColumn(context: BuildContext, shown: StageShown, column: StageColumn, ids?: readonly string[]): Reference[] {
  if (column.kind !== 'standards') return [];
  const { framework } = shown.place;
  const sets = column.set ? [column.set] : framework['standard-sets'];
  return sets.flatMap((set) =>
    (ids ? standardsIn(set, ids) : set.standards.map(({ id }) => id)).map((id) => ({
      id: context.anchors.of('standards', shown, framework.id, id),
      label: id,
    })),
  );
}
