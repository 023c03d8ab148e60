import type { Stage } from '../framework/schema.js';
import type { IdBook } from './ids.js';

/** One row of a rubric: what is looked at, and how it shows at each level. */
export interface RubricRow {
  title: string | null;
  cells: RubricCell[];
}

export interface RubricCell {
  /** What the level is called, the same in every row; null where the file names none. */
  level: string | null;
  /** Counted from 1 within the row. */
  position: number;
  statement: string;
  place: string;
}

interface Column {
  stage: Stage & { dimensions: NonNullable<Stage['dimensions']> };
  position: number;
}

/**
 * Each level of a rubric is a stage, each row a dimension of it, each cell the descriptor.
 * @param ids of the pack, for the dimensions
 * @param stageIds of its stages
 */
export function stagesOfRubric(rows: readonly RubricRow[], ids: IdBook, stageIds: IdBook): Stage[] {
  const columns = new Map<string, Column>();
  for (const [index, { title, cells }] of rows.entries()) {
    const name = `row-${index + 1}`;
    for (const cell of cells) {
      const { stage } = columnFor(cell, columns, stageIds);
      const id = ids.give(null, `${stage.id}.${name}`, cell.place);
      stage.dimensions.push({ id, ...(title === null ? {} : { title }), statement: cell.statement });
    }
  }
  return [...columns.values()].sort((a, b) => a.position - b.position).map(({ stage }) => stage);
}

function columnFor({ level, position, place }: RubricCell, columns: Map<string, Column>, stageIds: IdBook): Column {
  const key = level === null ? `position ${position}` : level.toLowerCase();
  const known = columns.get(key);
  if (known) return known;
  const title = level ?? `Level ${position}`;
  const id = stageIds.give(null, `level-${position}`, place);
  const column = { stage: { id, title, dimensions: [] }, position };
  columns.set(key, column);
  return column;
}
