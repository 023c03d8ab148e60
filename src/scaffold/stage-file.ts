import { checklistsOf, selfAssessmentOf } from '../framework/index.js';
import type { Framework, FrameworkStage } from '../framework/model.js';
import { fillTemplate } from './templates.js';

/** The kinds that belong to a stage as a whole and that the mentor writes. */
export type StageFileKind = 'self-assessment' | 'checklist' | 'reflection' | 'targets';

/**
 * The text of a stage's file, with all that the framework asks for in it and none of it answered.
 * @param stageId as it stands in the front-matter: qualified where two frameworks have a stage of that name
 */
export function stageFile(
  kind: StageFileKind,
  framework: Framework,
  stage: FrameworkStage,
  stageId: string = stage.id,
): string {
  return fillTemplate(`stage/${kind}`, { stageId, ...DATA[kind](framework, stage) });
}

const DATA: Record<StageFileKind, (framework: Framework, stage: FrameworkStage) => object> = {
  'self-assessment': selfAssessmentData,
  checklist: (framework, stage) => ({
    checklists: checklistsOf(framework, stage).map(({ title, skills }) => ({
      title,
      skills: skills.map((skill) => ({ title: null, ...skill })),
    })),
  }),
  reflection: (_, { reflection }) => ({ prompt: reflection?.prompt ?? null, questions: reflection?.questions ?? [] }),
  targets: (framework, stage) => ({
    prompt: stage.targets?.prompt ?? null,
    example: selfAssessmentOf(framework, stage)?.points.at(-1)?.id ?? null,
  }),
};

function selfAssessmentData(framework: Framework, stage: FrameworkStage): object {
  const asked = selfAssessmentOf(framework, stage);
  const standards = asked?.set.standards.map(({ id, title, statement, points }) => ({
    id,
    title: title ?? statement ?? '',
    points: points.length > 0 ? points : [{ id, statement: statement ?? title ?? '' }],
  }));
  const levels = asked?.scale.levels ?? [];
  return {
    standards: standards ?? [],
    levels: levels.map(({ id }) => id).join(', '),
    meanings: levels.flatMap(({ id, meaning }) => (meaning ? [{ id, meaning }] : [])),
    first: levels.at(-1)?.id ?? 'green',
    example: asked?.points[0]?.id ?? '',
    wanting: levels
      .filter((level) => level['asks-for'] ?? level.suggests)
      .map(({ id }) => id)
      .join(' or '),
  };
}
