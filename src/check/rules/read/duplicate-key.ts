import { fromProblems } from '../../from-problems.js';
import type { Rule } from '../../model.js';

export const rule: Rule = {
  id: 'read/duplicate-key',
  severity: 'error',
  summary: 'Each key appears only once in the front-matter.',
  docs: `If \`criteria\` appears twice, nobody can tell which of the two you meant; one of them would be lost without warning.
Join the two values into one list, or delete the one that is out of date.`,
  good: [{ files: { 'journal/a.md': '---\nkind: entry\ncriteria: [DM5, DM7]\n---\n\nWe observed together.\n' } }],
  bad: [
    {
      files: { 'journal/a.md': '---\nkind: entry\ncriteria: DM5\ncriteria: DM7\n---\n\nWe observed together.\n' },
      finds: [[4, 1]],
    },
  ],
  run: (context) => fromProblems('read/duplicate-key', context),
};
