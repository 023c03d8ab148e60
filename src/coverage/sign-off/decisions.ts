import type { FrameworkRole } from '../../framework/model.js';
import type { LinkedPortfolio } from '../link.js';
import type { SignOffCoverage } from '../model.js';
import { historyTroubles } from './history.js';
import { holds, judgeSignOff } from './judge.js';

/** What a side may decide (docs/design.md, States); the first is its yes. */
export const DECISIONS: Record<FrameworkRole['side'], readonly [yes: string, ...others: string[]]> = {
  school: ['supported', 'returned', 'noted'],
  university: ['recognised', 'returned', 'noted'],
};

/** Whether a decision says yes, whichever side's it is. */
export function isPositive(decision: string | undefined): boolean {
  return Object.values(DECISIONS).some(([yes]) => yes === decision);
}

/** Whether a role's latest sign-off says its side's yes: a school cannot recognise, a university has nothing to support. */
export function saysYes({ role, state }: SignOffCoverage): boolean {
  return state === DECISIONS[role.side][0];
}

/** Whether nothing contradicts a role's latest sign-off, nor those before it; one that is not there contradicts nothing. */
export function stands(linked: LinkedPortfolio, signOff: SignOffCoverage): boolean {
  if (signOff.latest === null) return true;
  return holds(judgeSignOff(linked, signOff.latest)) && !historyTroubles(linked, signOff).some(({ isSure }) => isSure);
}

/** Whether a role's latest sign-off says yes and nothing speaks against it. */
export function hasSigned(linked: LinkedPortfolio, signOff: SignOffCoverage): boolean {
  return signOff.latest !== null && saysYes(signOff) && stands(linked, signOff);
}
