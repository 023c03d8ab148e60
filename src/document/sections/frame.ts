import type { FrameworkMode } from '../../framework/model.js';
import type { Text } from '../text.js';
import type { BuildContext } from './context.js';
import type { StageShown } from './stage-shown.js';

/** What the framework itself says around a stage: for a reader on screen, who may not know it. */
export interface FrameSection {
  principle: Text | null;
  descriptor: Text | null;
  knowledge: Text[];
  evidenceTypes: Text[];
  /** Of the framework as a whole: with the first of its stages alone. */
  principles: FrameStatement[];
  modes: FrameMode[];
  comparison: { theme: Text; activities: FrameStatement[] }[];
}

export interface FrameStatement {
  title: Text;
  statement: Text | null;
}

/** What mentoring or coaching is: for what, by whom, where and when, what is done and what learners develop. */
export interface FrameMode {
  title: Text;
  definition: Text;
  purpose: Text | null;
  purposes: FrameStatement[];
  who: Text | null;
  where: Text | null;
  when: Text | null;
  activities: Text[];
  learners: Text[];
}

/** @returns null where the framework says nothing beside what the other parts show */
export function buildFrame({ stages }: BuildContext, shown: StageShown): FrameSection | null {
  const { framework, stage } = shown.place;
  const { word } = shown;
  const isFirst = stages.find(({ place }) => place.framework === framework) === shown;
  const { principles, modes, comparison } = isFirst ? framework : { principles: [], modes: [], comparison: [] };
  const frame = {
    principle: word(stage.principle),
    descriptor: word(stage.descriptor),
    knowledge: stage.knowledge.map((text) => word(text)),
    evidenceTypes: stage['evidence-types'].map((text) => word(text)),
    principles: principles.map(({ title, statement }) => ({ title: word(title), statement: word(statement) })),
    modes: modes.map((mode) => buildMode(mode, word)),
    comparison: comparison.map(({ theme, activities }) => ({
      theme: word(theme),
      activities: activities.flatMap((id) => activityOf(id, modes, word)),
    })),
  };
  const says = Object.values(frame).some((part) => (Array.isArray(part) ? part.length > 0 : part !== null));
  return says ? frame : null;
}

function buildMode(mode: FrameworkMode, word: StageShown['word']): FrameMode {
  const { title, definition, purpose, purposes = [], who, where, when, activities = [], learners = [] } = mode;
  return {
    title: word(title),
    definition: word(definition),
    purpose: word(purpose),
    purposes: purposes.map((one) => ({ title: word(one.title), statement: word(one.statement) })),
    who: word(who),
    where: word(where),
    when: word(when),
    activities: activities.map(({ statement }) => word(statement)),
    learners: learners.map(({ statement }) => word(statement)),
  };
}

/** An activity under the name of its mode. */
function activityOf(id: string, modes: readonly FrameworkMode[], word: StageShown['word']): FrameStatement[] {
  return modes.flatMap(({ title, activities = [] }) =>
    activities.flatMap((one) => (one.id === id ? [{ title: word(title), statement: word(one.statement) }] : [])),
  );
}
