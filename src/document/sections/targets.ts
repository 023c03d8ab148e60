import type { Target } from '../../coverage/index.js';
import type { ListItem } from '../../portfolio/model.js';
import { type Text, written, writtenOr } from '../text.js';
import { nestedItems } from './checklists.js';
import type { BuildContext } from './context.js';
import type { Prose, Reference } from './pieces.js';
import type { StageShown } from './stage-shown.js';

export interface TargetsSection {
  dates: string[];
  notes: Prose[];
  targets: TargetItem[];
}

export interface TargetItem {
  number: number;
  text: Prose | null;
  done: boolean;
  /** A day as YYYY-MM-DD, or the words written in its place. */
  due: Text | null;
  measure: Text | null;
  actions: Text[];
  for: Reference[];
  notes: Prose[];
}

/** What the mentor wants to achieve next. */
export function buildTargets(context: BuildContext, shown: StageShown): TargetsSection {
  const { targets, targetsDocument } = shown.coverage;
  const id = `${shown.id} targets`;
  const listed = targetsDocument?.facts.items ?? [];
  const notes = targetsDocument && context.prose.titledBody(targetsDocument, id, { level: 3, listed });
  return {
    dates: targetsDocument?.frontMatter.date ? [targetsDocument.frontMatter.date.value] : [],
    notes: notes ? [notes] : [],
    targets: targets.map((target, index) => buildTarget(context, shown, target, index + 1, id)),
  };
}

function buildTarget(context: BuildContext, shown: StageShown, target: Target, number: number, id: string): TargetItem {
  const { document } = target;
  const { items } = document.facts;
  const own = items.find(({ at }) => at === target.at);
  const prose = (item: ListItem | undefined): Prose | null => (item ? context.prose.item(document, item, id) : null);
  const inner = own ? nestedItems(document, own).filter(({ at }) => !target.fields.includes(at)) : [];
  return {
    number,
    text: prose(own),
    done: target.done,
    due: writtenOr(target.day ?? target.due?.value),
    measure: writtenOr(target.measure?.value),
    actions: target.actions.map(({ value }) => written(value)),
    for: target.for.map(({ value }) => context.anchors.anyLabel(shown, value)),
    notes: inner.flatMap((item) => prose(item) ?? []),
  };
}
