import type { PartNode } from '../tree.js';
import { oneLine, stamp } from './context.js';
import type { CaseRubric, CaseRubricCriterion } from './model.js';
import { nameUuid } from './uuid.js';

interface RubricContext {
  title: string;
  /** The identifier of the document. */
  document: string;
  changed: string;
  identifierOf: (node: PartNode) => string;
}

/** @returns the identifier of the cell that shows what the item of a dimension says */
export function cellUuid(item: string): string {
  return nameUuid(item, 'rubric level');
}

/** The dimensions of all stages as a rubric: a row each, a level each stage. Null where there is none. */
export function rubricOf(roots: readonly PartNode[], context: RubricContext): CaseRubric | null {
  const { title, document, changed, identifierOf } = context;
  const rubricId = nameUuid(document, 'rubric');
  const rows = new Map<string, CaseRubricCriterion>();
  for (const [index, stage] of roots.filter(({ kind }) => kind === 'stage').entries()) {
    for (const dimension of stage.children.filter(({ kind }) => kind === 'dimension')) {
      const category = oneLine(dimension.title ?? dimension.id.slice(dimension.id.indexOf('.') + 1));
      const begin = stamp(nameUuid(rubricId, category), changed);
      const position = rows.size + 1;
      const row = rows.get(category) ?? { ...begin, category, position, rubricId, CFRubricCriterionLevels: [] };
      rows.set(category, row);
      row.CFRubricCriterionLevels.push({
        ...stamp(cellUuid(identifierOf(dimension)), changed),
        quality: oneLine(stage.title ?? stage.id),
        description: dimension.statement ?? '',
        position: index + 1,
        rubricCriterionId: row.identifier,
      });
    }
  }
  if (rows.size === 0) return null;
  return { ...stamp(rubricId, changed), title: oneLine(title), CFRubricCriteria: [...rows.values()] };
}
