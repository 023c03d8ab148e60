import { fromProblems } from '../../from-problems.js';
import type { Rule } from '../../model.js';

export const rule: Rule = {
  id: 'read/schema',
  severity: 'error',
  summary: 'Each setting has the right kind of value.',
  docs: `\`hours\` is a number, \`consent\` is one of three words, \`evidence\` is a list of files and addresses, portfolio.yaml names a framework.
A value that cannot be understood is left out, so what you wrote there does not count until it is mended.`,
  good: [
    {
      files: {
        'journal/a.md': '---\nkind: entry\ncriteria: DM5\nhours: 1.5\npurpose: itt\n---\n\nWe observed together.\n',
      },
    },
  ],
  bad: [
    {
      files: {
        'journal/a.md':
          '---\nkind: entry\ncriteria: DM5\nhours: about two\nconsent: perhaps\n---\n\nWe observed together.\n',
      },
      finds: [
        [4, 8],
        [5, 10],
      ],
    },
    {
      files: {
        'journal/a.md':
          '---\nkind: entry\ncriteria: DM5\nevidence:\n  - {caption: The plan we made}\n---\n\nWe observed together.\n',
      },
      finds: [[5, 5]],
    },
    { files: { 'portfolio.yaml': 'version: 1\nstage: developing\n' }, finds: [null] },
  ],
  run: (context) => fromProblems('read/schema', context),
};
