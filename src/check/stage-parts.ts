import type { LinkedPortfolio, StageCoverage } from '../coverage/index.js';
import type { FrameworkRole } from '../framework/index.js';
import type { PortfolioDocument } from '../portfolio/index.js';
import type { Draft, Owner } from './model.js';

/** What every finding about a stage carries. */
export function ofStage({ framework, stage }: StageCoverage): Required<Pick<Draft, 'framework' | 'stage'>> {
  return { framework: framework.id, stage: stage.id };
}

/** The stage that a file counts for, or where the mentor is working. */
export function stageOf(
  document: PortfolioDocument,
  linked: LinkedPortfolio,
): Partial<Pick<Draft, 'framework' | 'stage'>> {
  const place = linked.stageOf(document) ?? linked.currentStage;
  return place ? { framework: place.framework.id, stage: place.stage.id } : {};
}

/** What a command needs behind it where the stage is not the one the mentor works on. */
export function elsewhere({ stage }: StageCoverage, { currentStage }: LinkedPortfolio): string {
  return stage.id === currentStage?.stage.id ? '' : ` --stage ${stage.id}`;
}

/** Where a file of the stage is, or would be. */
export function stageFile({ stage }: StageCoverage, name: string, document: PortfolioDocument | null): string {
  return document?.path ?? `stages/${stage.id}/${name}.md`;
}

/** Who owes what a role has to give. */
export function ownerOf(role: FrameworkRole): Owner {
  return role.side === 'university' ? 'university' : 'school';
}

/** What a part of a framework is known by, to end a message with. */
export function nameOf({ title, statement }: { title?: string | undefined; statement: string }): string {
  return (title ?? statement).replace(/\.$/, '');
}
