import { findStage, listBuiltInFrameworks } from '../framework/index.js';
import type { Framework, FrameworkStage, FrameworkSummary } from '../framework/model.js';
import type { OwnFrameworks } from '../framework/own/index.js';
import { Refusal } from '../text/refusal.js';
import { suggestion } from '../text/suggest.js';

/** What is told of a framework where one is chosen. */
export type FrameworkChoice = Pick<FrameworkSummary, 'id' | 'title' | 'status'> & { stages: { title: string }[] };

/** The frameworks that a portfolio can be kept for: those with stages, the folder's own first, then current ones. */
export function frameworksWithStages({ packs }: OwnFrameworks): FrameworkChoice[] {
  const all = [...packs.map(({ framework }) => framework), ...listBuiltInFrameworks()];
  return all.filter(({ stages }) => stages.length > 0);
}

/**
 * @param id as given on the command line
 * @param own the frameworks there are: those built in, and those of the folder
 * @throws Refusal where there is none of this id, or it has no stages
 */
export function chooseFramework(id: string, own: OwnFrameworks): Framework {
  const framework = own.load(id);
  if (framework && framework.stages.length > 0) return framework;
  const known = frameworksWithStages(own).map((one) => one.id);
  const broken = own.broken.get(id);
  if (broken !== undefined) {
    const message = `The framework \`${id}\` cannot be read.`;
    throw new Refusal('UnknownFramework', message, `\`mentor framework check ${broken}\` says what to mend.`);
  }
  if (framework) {
    const message = `The framework \`${id}\` has no stages: it only holds standards and checklists for others.`;
    throw new Refusal('UnknownFramework', message, `These frameworks have stages: ${known.join(', ')}.`);
  }
  throw new Refusal('UnknownFramework', `There is no framework \`${id}\`.`, suggestion(id, known));
}

/**
 * @param id as given on the command line
 * @throws Refusal where the framework has no such stage
 */
export function chooseStage(framework: Framework, id: string): FrameworkStage {
  const stage = findStage(framework, id);
  if (stage) return stage;
  const known = framework.stages.map((one) => one.id);
  throw new Refusal('UnknownStage', `There is no stage \`${id}\` in ${framework.id}.`, suggestion(id, known));
}
