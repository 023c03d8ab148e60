import { fromProblems } from '../../from-problems.js';
import type { Rule } from '../../model.js';

export const rule: Rule = {
  id: 'read/kind',
  severity: 'error',
  summary: 'The front-matter says what kind of file it is.',
  docs: `\`kind: entry\` is the one setting that every file needs: it says how to read the rest.
A file in journal/ that has settings and no kind is a warning: it is not counted. A kind that does not exist is an error.
There are entry, meeting, observation, conversation, report, cpd and learning-journey for the journal; self-assessment, checklist,
reflection, targets and sign-off for a stage; agreement, credit-claim and comment.`,
  good: [{ files: { 'journal/a.md': '---\nkind: meeting\ncriteria: DM6\n---\n\nWe set three targets.\n' } }],
  bad: [
    {
      files: { 'journal/a.md': '---\nkind: meetng\ncriteria: DM6\n---\n\nWe set three targets.\n' },
      finds: [[2, 7]],
    },
    {
      files: { 'journal/a.md': '---\ncriteria: DM6\n---\n\nWe set three targets.\n' },
      finds: [[1, 1]],
    },
  ],
  run: (context) => fromProblems('read/kind', context),
};
