import type { StageCoverage } from './model.js';
import { saysYes } from './sign-off/decisions.js';

/** How much of what a stage demands one by one is there. */
export interface Progress {
  done: number;
  of: number;
}

/**
 * What the stage demands, counted as `check` does: a criterion, a point, a skill, a signature is one each. What entries
 * give in hours or credits is one as a whole.
 */
export function progressOf(coverage: StageCoverage): Progress {
  const parts = demanded(coverage);
  return {
    done: parts.reduce((sum, [done, of]) => sum + Math.min(done, of), 0),
    of: parts.reduce((sum, [, of]) => sum + of, 0),
  };
}

function demanded(coverage: StageCoverage): [done: number, of: number][] {
  const { stage, criteria, selfAssessment, skills, dimensions, questions, signOffs } = coverage;
  const { requires } = stage;
  const each = <T>(isAsked: boolean, list: readonly T[], isDone: (one: T) => boolean): [number, number] =>
    isAsked ? [list.filter(isDone).length, list.length] : [0, 0];
  const whole = (done: number, of: number): [number, number] => [Number(done >= of), Number(of > 0)];
  return [
    each(requires.evidence !== 'none', criteria, ({ state, evidence }) =>
      requires.evidence === 'file' ? evidence.some(({ isUrl }) => !isUrl) : state !== 'open',
    ),
    each(requires['self-assessment'] !== 'none', selfAssessment?.points ?? [], ({ level }) => level !== null),
    each(requires.checklists !== 'none', skills, ({ ticked }) => ticked),
    each(requires.dimensions === 'all', dimensions, ({ entries }) => entries.length > 0),
    each(requires.questions === 'all', questions, ({ answered }) => answered),
    each(requires['sign-off'] !== 'none', signOffs, saysYes),
    [Number(coverage.reflected), Number(requires.reflection !== 'none')],
    [coverage.targets.length, requires.targets],
    whole(coverage.hours, requires.hours),
    whole(coverage.credits, requires.credits),
  ];
}

/** `9 of 57 done`; null where the stage demands nothing. */
export function progressWords(coverage: StageCoverage): string | null {
  const { done, of } = progressOf(coverage);
  return of === 0 ? null : `${done} of ${of} done`;
}
