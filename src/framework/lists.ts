import { remember } from '../text/remember.js';
import type { Framework, FrameworkChecklist, FrameworkStandardSet } from './model.js';

/**
 * All that can be ticked or cited as a skill: the checklists, and for each mode what its learners develop, as `<mode>-learners`.
 * Each part is the same object at every call.
 */
export const listsOf: (framework: Framework) => readonly FrameworkChecklist[] = remember((framework: Framework) => [
  ...framework.checklists,
  ...framework.modes.flatMap((mode) => learnersOf(mode)).filter(({ id }) => !hasList(framework, id)),
]);

const hasList = ({ checklists }: Framework, id: string): boolean => checklists.some((list) => list.id === id);

function learnersOf({ id, title, from, learners = [] }: Framework['modes'][number]): FrameworkChecklist[] {
  if (learners.length === 0) return [];
  const skills = learners.map((skill) => ({ ...skill, points: [] }));
  return [{ id: `${id}-learners`, title: `${title}: learners`, from, skills }];
}

/** What can be rated: a standard set, or a list of skills as one. */
export function setsToRate(framework: Framework): FrameworkStandardSet[] {
  const lists = listsOf(framework).map(({ id, title, from, skills }) => ({ id, title, from, standards: skills }));
  return [...framework['standard-sets'], ...lists];
}
