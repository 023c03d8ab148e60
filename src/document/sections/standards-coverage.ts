import { columnsOf, standardSetsOf } from '../../framework/index.js';
import type { StandardsCoverage, StandardsUse } from '../model.js';
import type { BuildContext, StageShown } from './context.js';

/**
 * How many of each set's standards some entry cites. A set that nobody cites counts where the programme's table has a
 * column for it; standards for another career stage count only where they are cited.
 */
export function buildStandardsCoverage(
  { linked }: Pick<BuildContext, 'linked'>,
  { place: { framework, stage }, word }: Pick<StageShown, 'place' | 'word'>,
  uses: readonly StandardsUse[],
): StandardsCoverage[] {
  const columns = columnsOf(framework, stage).filter(({ kind }) => kind === 'standards');
  const isPost = linked.portfolio.config.mentor.threshold === 'post';
  return standardSetsOf(framework, stage).flatMap((set): StandardsCoverage[] => {
    const use = uses.find(({ id }) => id === set.id);
    if (!use && !columns.some((column) => column.set?.id === set.id)) return [];
    const counts = new Map(use?.standards.map(({ id, entries }) => [id, entries.length]));
    const standards = set.standards
      .filter(({ id, expects }) => counts.get(id) || expects !== 'post' || isPost)
      .map(({ id }) => ({ id, entries: counts.get(id) ?? 0 }));
    const cited = standards.filter(({ entries }) => entries > 0).length;
    return [{ id: set.id, title: word(set.title), cited, of: standards.length, standards }];
  });
}
