import type { FrameworkRole } from '../../framework/model.js';
import type { LinkedPortfolio } from '../link.js';
import type { SignOffCoverage } from '../model.js';
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

/** Whether a role's latest sign-off says yes and nothing speaks against it. */
export function hasSigned(linked: LinkedPortfolio, signOff: SignOffCoverage): boolean {
  const { latest } = signOff;
  return latest !== null && saysYes(signOff) && holds(judgeSignOff(linked, latest));
}
