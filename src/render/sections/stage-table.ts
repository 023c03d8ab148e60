import type { CriterionCoverage } from '../../coverage/index.js';
import { columnsOf, type StageColumn, standardsIn } from '../../framework/index.js';
import { findReference } from '../../framework/lookup.js';
import type { FrameworkCriterion } from '../../framework/model.js';
import type { CriteriaColumn, CriteriaTable, CriterionRow, DimensionRow, Reference, StandardsCell } from '../model.js';
import type { BuildContext, StageShown } from './context.js';
import { achievedBy } from './references.js';

/** Columns that can hold the entries and their evidence, the fittest first. */
const ENTRY_COLUMNS: readonly StageColumn['kind'][] = ['evidenced-by', 'achieved', 'criterion'];

/** The programme's own table: a row for each criterion, with the columns that its framework has. */
export function buildStageTable(context: BuildContext, shown: StageShown): CriteriaTable {
  const { framework, stage } = shown.place;
  const columns = columnsOf(framework, stage);
  const holder = ENTRY_COLUMNS.find((kind) => columns.some((column) => column.kind === kind));
  return {
    columns: columns.map(({ id, title, kind }): CriteriaColumn => ({ id, title, kind, withEntries: kind === holder })),
    rows: shown.coverage.criteria.map((coverage) => buildRow(context, shown, columns, coverage)),
    dimensions: shown.coverage.dimensions.map(
      ({ dimension, entries }): DimensionRow => ({
        id: dimension.id,
        anchor: context.anchors.of('dimensions', framework.id, dimension.id) ?? '',
        title: dimension.title ?? null,
        statement: dimension.statement,
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
  const cited = entries.flatMap(({ frontMatter }) => frontMatter.standards?.value.map(({ value }) => value) ?? []);
  return {
    id: criterion.id,
    anchor: context.anchors.of('criteria', framework.id, criterion.id) ?? '',
    title: criterion.title ?? null,
    statement: criterion.statement,
    points: criterion.points.map(({ id, statement }) => ({ id, statement })),
    hint: criterion.hint ?? null,
    state,
    achieved: entries.flatMap((document) => achievedBy(context, document) ?? []),
    standards: columns.map((column) =>
      column.kind === 'standards' ? standardsCell(context, shown, column, criterion, cited) : null,
    ),
    links: stage.links.map(({ title }) => title),
  };
}

function standardsCell(
  context: BuildContext,
  { place: { framework } }: StageShown,
  column: StageColumn,
  criterion: FrameworkCriterion,
  cited: readonly string[],
): StandardsCell {
  const sets = column.set ? [column.set] : framework['standard-sets'];
  const own = cited.flatMap((code) => {
    const found = findReference(context.linked.indexes, 'standards', code);
    return found.found && found.framework.id === framework.id ? [found.id] : [];
  });
  const pick = (ids: readonly string[]): Reference[] =>
    sets.flatMap((set) =>
      standardsIn(set, ids).map((id) => ({ id: context.anchors.of('standards', framework.id, id), label: id })),
    );
  const found = pick(own);
  const indicative = [...criterion.standards, ...criterion.points.flatMap(({ standards }) => standards ?? [])];
  return { cited: found, suggested: found.length > 0 ? [] : pick(indicative) };
}
