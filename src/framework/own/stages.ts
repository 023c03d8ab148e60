import type { Framework, FrameworkStage } from '../model.js';
import type { Pack } from '../schema.js';

/** Something doubtful about a stage, by its position in the pack's file. */
export interface StageDoubt {
  message: string;
  hint: string;
  path: (string | number)[];
  doubtful: boolean;
}

/** Stages of the pack that nobody comes to, and stages that ask for nothing. A circle itself is told by the resolver. */
export function doubtfulStages(pack: Pack, framework: Framework): StageDoubt[] {
  return (pack.stages ?? []).flatMap(({ id }, position) => {
    const stage = framework.stages.find((one) => one.id === id);
    return stage ? [...unreachable(stage, framework, position), ...empty(stage, framework, position)] : [];
  });
}

function unreachable(stage: FrameworkStage, { stages }: Framework, position: number): StageDoubt[] {
  const below = new Map(stages.map(({ id, subsumes }) => [id, subsumes]));
  const walked = new Set<string>();
  let at: string | undefined = stage.id;
  while (at !== undefined && !walked.has(at)) {
    walked.add(at);
    at = below.get(at);
  }
  if (at !== undefined && at !== stage.id) {
    const message = `The stage \`${stage.id}\` is never reached: it builds on stages that go round in a circle.`;
    const hint = 'Remove one `subsumes` from the circle.';
    return [{ message, hint, path: ['stages', position, 'subsumes'], doubtful: false }];
  }
  const isLinked = (one: FrameworkStage): boolean =>
    one.subsumes !== undefined || stages.some(({ subsumes }) => subsumes === one.id);
  if (!stages.some(isLinked) || isLinked(stage)) return [];
  const message = `The stage \`${stage.id}\` is not connected to the others: it builds on none of them, and none builds on it.`;
  const hint = 'Write `subsumes:` with the stage it builds on; if it is meant to stand alone, leave it as it is.';
  return [{ message, hint, path: ['stages', position, 'id'], doubtful: true }];
}

/** Not asked for by a stage, whatever else it says. */
const NOTHING: readonly unknown[] = ['none', 0];

function empty(stage: FrameworkStage, { id }: Framework, position: number): StageDoubt[] {
  const { questions: _, ...asked } = stage.requires;
  const asks = Object.values(asked).some((demand) => !NOTHING.includes(demand));
  if (asks || stage.from !== id) return [];
  const message = `The stage \`${stage.id}\` asks for nothing, so it is complete in every portfolio.`;
  const hint = 'Give it criteria, a checklist, a reflection or a sign-off.';
  return [{ message, hint, path: ['stages', position, 'id'], doubtful: true }];
}
