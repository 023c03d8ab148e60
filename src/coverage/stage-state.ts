import type { LinkedPortfolio } from './link.js';
import type { SignOffCoverage, StageCoverage } from './model.js';
import { awaitedSignOffs } from './sign-off/awaited.js';
import { hasSigned } from './sign-off/decisions.js';
import { isSignedByOwner, signedTwice } from './sign-off/hands.js';

/** Where a stage stands (docs/design.md, States), derived from its files. */
export type StageState = 'drafting' | 'ready' | 'with the school' | 'with the university' | 'returned' | 'recognised';

/** What is broken or missing still, by who owes it. */
export interface Owed {
  mentor: number;
  school: number;
}

/**
 * The latest decision of every role counts, where nothing contradicts it; before anybody decided, what is owed and by
 * whom. A stage that came back and was handed in again is with the university again.
 */
export function stageState(linked: LinkedPortfolio, coverage: StageCoverage, owed: Owed): StageState {
  const { signOffs } = coverage;
  const returned = signOffs.filter(({ state }) => state === 'returned');
  if (returned.some((one) => !isHandedInAgain(linked, coverage, one))) return 'returned';
  if (isRecognised(linked, coverage)) return 'recognised';
  if (owed.mentor > 0) return 'drafting';
  if (owed.school > 0) return 'with the school';
  const begun = signOffs.some(({ role, state }) => role.side === 'university' && state !== 'open');
  return begun || submissionsOf(linked, coverage).length > 0 ? 'with the university' : 'ready';
}

/** Every role says yes, nothing contradicts one, and they are so many people. */
function isRecognised(linked: LinkedPortfolio, coverage: StageCoverage): boolean {
  const signOffs = awaitedSignOffs(coverage);
  const owner = linked.portfolio.config.mentor.name;
  const isEverySide = signOffs.every((one) => hasSigned(linked, one) && !isSignedByOwner(one, owner));
  return signOffs.length > 0 && isEverySide && signedTwice(coverage).length === 0;
}

/** Whether the stage was handed in since a sign-off of the university was written: then it is for the university to decide anew. */
export function isHandedInAgain(
  linked: LinkedPortfolio,
  coverage: StageCoverage,
  { role, latest }: SignOffCoverage,
): boolean {
  if (role.side !== 'university' || latest === null) return false;
  return submissionsOf(linked, coverage).some((files) => files.includes(latest.path));
}

/** The sign-offs that were in each submission of a stage. */
function submissionsOf({ portfolio }: LinkedPortfolio, { framework, stage }: StageCoverage): string[][] {
  const name = `${framework.id}/${stage.id}`;
  return (portfolio.submissions ?? []).filter(({ stages }) => stages.includes(name)).map(({ signOffs }) => signOffs);
}
