import type { CriterionCoverage } from '../../coverage/index.js';
import { columnsOf, officialWords, type StageColumn, standardsIn } from '../../framework/index.js';
import { findReference } from '../../framework/lookup.js';
import { say } from '../../html/words/words.js';
import type { CriteriaColumn, CriteriaTable, CriterionRow, DimensionRow, Reference } from '../model.js';
import { commentsOnCriterion } from './comments.js';
import type { BuildContext, StageShown } from './context.js';
import { achievedBy } from './references.js';

/** Columns that can hold the entries and their evidence, the fittest first. */
const ENTRY_COLUMNS: readonly StageColumn['kind'][] = ['evidenced-by', 'achieved'];

/** For a programme whose table has no column for either. */
const EVIDENCED_BY: StageColumn = { id: 'evidenced-by', title: say('table.evidenced-by'), kind: 'evidenced-by' };

/** The programme's own table: a row for each criterion, with the columns that its framework has. */
export function buildStageTable(context: BuildContext, shown: StageShown): CriteriaTable {
  const { framework, stage } = shown.place;
  const own = columnsOf(framework, stage);
  const holder = ENTRY_COLUMNS.find((kind) => own.some((column) => column.kind === kind));
  const columns = holder ? own : [...own, EVIDENCED_BY];
  return {
    columns: columns.map(
      ({ id, title, kind }): CriteriaColumn => ({
        id,
        title,
        kind,
        withEntries: kind === (holder ?? EVIDENCED_BY.kind),
      }),
    ),
    rows: shown.coverage.criteria.map((coverage) => buildRow(context, shown, columns, coverage)),
    dimensions: shown.coverage.dimensions.map(
      ({ dimension, entries }): DimensionRow => ({
        id: dimension.id,
        anchor: context.anchors.of('dimensions', shown, framework.id, dimension.id) ?? '',
        title: dimension.title ?? null,
        statement: dimension.statement,
        sought: officialWords(dimension),
        entries: entries.flatMap((document) => achievedBy(context, document) ?? []),
      }),
    ),
  };
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
    title: criterion.title ?? null,
    statement: criterion.statement,
    points: criterion.points.map(({ id, statement }) => ({ id, statement })),
    sought: officialWords(criterion),
    hint: criterion.hint ?? null,
    state,
    achieved,
    suggested: columns.map((column, index) =>
      achieved.some(({ standards }) => standards[index]?.length) ? [] : inColumn(context, shown, column, indicative),
    ),
    links: [...criterion.links, ...stage.links].map(({ title, statement = null }) => ({ title, statement })),
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

/** The standards of a column among ids, in the order of their set. */
function inColumn(context: BuildContext, shown: StageShown, column: StageColumn, ids: readonly string[]): Reference[] {
  if (column.kind !== 'standards') return [];
  const { framework } = shown.place;
  const sets = column.set ? [column.set] : framework['standard-sets'];
  return sets.flatMap((set) =>
    standardsIn(set, ids).map((id) => ({ id: context.anchors.of('standards', shown, framework.id, id), label: id })),
  );
}
