import { findStage, listBuiltInFrameworks, loadBuiltInFramework, nearest } from '../framework/index.js';
import type { Framework, FrameworkStage, FrameworkSummary } from '../framework/model.js';
import { ScaffoldError } from './errors.js';

/** The frameworks that a portfolio can be kept for: those with stages, current ones first. */
export function frameworksWithStages(): FrameworkSummary[] {
  return listBuiltInFrameworks().filter(({ stages }) => stages.length > 0);
}

/**
 * @param id as given on the command line
 * @throws ScaffoldError where there is none of this id, or it has no stages
 */
export function chooseFramework(id: string): Framework {
  const framework = loadBuiltInFramework(id);
  if (framework && framework.stages.length > 0) return framework;
  const known = frameworksWithStages().map((one) => one.id);
  if (framework) {
    const message = `The framework \`${id}\` has no stages: others use its standards and checklists.`;
    throw new ScaffoldError('UnknownFramework', message, `Frameworks with stages are: ${known.join(', ')}.`);
  }
  throw new ScaffoldError('UnknownFramework', `There is no framework \`${id}\`.`, suggestion(id, known));
}

/**
 * @param id as given on the command line
 * @throws ScaffoldError where the framework has no such stage
 */
export function chooseStage(framework: Framework, id: string): FrameworkStage {
  const stage = findStage(framework, id);
  if (stage) return stage;
  const known = framework.stages.map((one) => one.id);
  throw new ScaffoldError('UnknownStage', `There is no stage \`${id}\` in ${framework.id}.`, suggestion(id, known));
}

function suggestion(wrong: string, known: readonly string[]): string {
  const meant = nearest(wrong, known)[0];
  return meant ? `Did you mean \`${meant}\`?` : `There are: ${known.join(', ')}.`;
}
