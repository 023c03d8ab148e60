import { fromProblems } from '../../from-problems.js';
import type { Rule } from '../../model.js';

export const rule: Rule = {
  id: 'link/framework',
  severity: 'error',
  summary: 'portfolio.yaml names frameworks that exist.',
  docs: `The framework says what to check, so nothing can be said about a stage until the framework's name is right.
\`mentor framework list\` lists the frameworks there are.`,
  good: [
    {
      files: {
        'portfolio.yaml': 'version: 1\nframework: [ljmu-2016, ljmu-2007]\nstage: advanced\n',
      },
    },
  ],
  bad: [
    {
      files: { 'portfolio.yaml': 'version: 1\nframework: ljmu-2017\nstage: advanced\n' },
      finds: [[2, 12]],
    },
  ],
  run: (context) => fromProblems('link/framework', context),
};
