import { officialWords, standardSetsOf } from '../../framework/index.js';
import type { FrameworkStandard } from '../../framework/model.js';
import type { Anchor, Code, Text } from '../text.js';
import type { BuildContext } from './context.js';
import { entriesNaming } from './entries-naming.js';
import type { EntryReference } from './pieces.js';
import type { StageShown } from './stage-shown.js';

export interface StandardsUse {
  id: Code;
  title: Text;
  standards: StandardUse[];
  /** Standards that no entry cites, where their rows are left out. */
  leftOut: Code[];
}

export interface StandardUse {
  id: Code;
  anchor: Anchor | null;
  statement: Text | null;
  /** Words of the framework's official wording: a search finds it by them, nobody reads them. */
  sought: Text[];
  entries: EntryReference[];
}

/**
 * Which entries cite which standards. A set that no entry cites is left out; of a set whose source gives codes alone,
 * so are the standards that none cites.
 */
export function buildStandardsUse(context: BuildContext, shown: StageShown): StandardsUse[] {
  const { framework, stage } = shown.place;
  const uses = entriesNaming(context, shown, 'standards');
  return standardSetsOf(framework, stage)
    .filter((set) => set.standards.some(({ id }) => uses.has(id)))
    .map((set) => ({
      id: set.id,
      title: shown.word(set.title),
      standards: set.standards
        .filter((standard) => uses.has(standard.id) || isExpected(context, standard))
        .map((standard) => ({ ...standard, sought: officialWords(standard) }))
        .map(({ id, statement, title, sought }) => ({
          id,
          anchor: uses.has(id) ? context.anchors.of('standards', shown, framework.id, id) : null,
          statement: shown.word(statement ?? title),
          sought: sought.map(shown.word),
          entries: uses.get(id) ?? [],
        })),
      leftOut: [],
    }));
}

function isExpected(context: BuildContext, { statement, title, expects }: FrameworkStandard): boolean {
  if (statement === undefined && title === undefined) return false;
  return expects !== 'post' || context.linked.portfolio.config.mentor.threshold === 'post';
}
