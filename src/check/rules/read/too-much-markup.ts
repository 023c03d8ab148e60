import { fromProblems } from '../../from-problems.js';
import type { Rule } from '../../model.js';

export const rule: Rule = {
  id: 'read/too-much-markup',
  severity: 'error',
  summary: 'A text has no more marks and lines than can be set.',
  docs: `Up to 60,000 marks and line ends, and lists or quotations in fifty others, are set as they are written: far more than anybody writes. Of a text
that goes beyond it, or of a paragraph with thousands of marks, the beginning is read, checked and shown; the finding says where it ends.`,
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
