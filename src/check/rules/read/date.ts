import { fromProblems } from '../../from-problems.js';
import type { Rule } from '../../model.js';

export const rule: Rule = {
  id: 'read/date',
  severity: 'error',
  summary: 'A date is a day that exists, written 2026-03-12.',
  docs: `Year first, with hyphens, is the one form that nobody misreads and that sorts correctly.
A date such as 12/03/2026 or 12 March 2026 does not count. \`mentor check --fix\` takes its first number as the day and writes it correctly.`,
  good: [
    { files: { 'journal/a.md': '---\nkind: entry\ndate: 2026-03-12\ncriteria: DM5\n---\n\nWe observed together.\n' } },
  ],
  bad: [
    {
      files: { 'journal/a.md': '---\nkind: entry\ndate: 12/03/2026\ncriteria: DM5\n---\n\nWe observed together.\n' },
      finds: [[3, 7]],
    },
    {
      files: { 'journal/a.md': '---\nkind: entry\ndate: 2026-02-30\ncriteria: DM5\n---\n\nWe observed together.\n' },
      finds: [[3, 7]],
    },
  ],
  run: (context) => fromProblems('read/date', context),
};
