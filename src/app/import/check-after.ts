import type { CheckSummary } from '../../check/model.js';
import { checkOpen } from '../check.js';
import { openPortfolio } from '../open-portfolio.js';
import type { World } from '../world.js';
import type { StageChoice } from './choose-stage.js';

/** How many things `mentor check` names now. */
export type CheckedAfter = Pick<CheckSummary, 'errors' | 'missing' | 'warnings'>;

/** Checks the portfolio that a form went into. */
export async function checkAfter(root: string, { framework, stage }: StageChoice, io: World): Promise<CheckedAfter> {
  const open = await openPortfolio(root, io);
  const { summary } = checkOpen(open, { stage: `${framework.id}/${stage.id}` }, io);
  const { errors, missing, warnings } = summary;
  return { errors, missing, warnings };
}
