import { fromProblems } from '../../from-problems.js';
import type { Rule } from '../../model.js';

export const rule: Rule = {
  id: 'read/merge',
  severity: 'error',
  summary: 'No merge is left unfinished.',
  docs: `When two people, or two computers, change the same lines, git writes both versions into the file, between lines that begin with
\`<<<<<<<\`, \`=======\` and \`>>>>>>>\`. Until somebody decides, a reader would see both. In the settings of a file, these lines prevent the whole file from being read.`,
  good: [{ files: { 'journal/a.md': '---\nkind: entry\ncriteria: DM5\n---\n\nA heading\n=======\n\nWe met.\n' } }],
  bad: [
    {
      files: {
        'journal/a.md':
          '---\nkind: entry\ncriteria: DM5\n---\n\n<<<<<<< HEAD\nWe met once.\n=======\nWe met twice.\n>>>>>>> main\n',
        'journal/b.md':
          '---\nkind: entry\n<<<<<<< HEAD\ntitle: A\n=======\ntitle: B\n>>>>>>> main\ncriteria: DM5\n---\n\nWe met.\n',
      },
      finds: [
        [6, 1],
        [3, 1],
      ],
    },
  ],
  run: (context) => fromProblems('read/merge', context),
};
