import { fromProblems } from '../../from-problems.js';
import type { Rule } from '../../model.js';

export const rule: Rule = {
  id: 'read/too-much-markup',
  severity: 'error',
  summary: 'No text has more marks and lines than mentor can set.',
  docs: `Up to 60,000 marks and line ends, and lists or quotations nested fifty deep, are set as they are written: far more than anybody needs. If a text
has more, or a paragraph has thousands of marks, only the beginning is read, checked and shown; the finding says where that ends.`,
  good: [{ files: { 'journal/a.md': '---\nkind: entry\ncriteria: DM5\n---\n\n> - We met **twice**.\n' } }],
  bad: [
    {
      files: {
        'journal/a.md': `---\nkind: entry\ncriteria: DM5\n---\n\nWe met.\n\n${'>'.repeat(60)} deep\n`,
      },
      finds: [[8, 51]],
    },
  ],
  run: (context) => fromProblems('read/too-much-markup', context),
};
