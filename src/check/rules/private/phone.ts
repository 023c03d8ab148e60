import type { Rule } from '../../model.js';
import { privateDrafts } from '../../private/drafts.js';

export const rule: Rule = {
  id: 'private/phone',
  severity: 'warning',
  keptForGood: true,
  summary: 'There is no telephone number in the portfolio.',
  docs: `The search covers United Kingdom numbers beginning with 0, and numbers of any country beginning with + and its code, however they are spaced;
the numbering plans say which can be real. An ISBN, an OCLC or order number, a date or a row of binary digits does not count.
Freephone and service numbers (0800, 0808, 03, 084, 087, 09) belong to nobody in particular and are left alone.`,
  good: [
    {
      files: {
        'journal/a.md':
          '---\nkind: entry\ncriteria: DM5\n---\n\nThe helpline is 0800 1111 000; we met on 01-02-2026 10:30.\n',
      },
    },
  ],
  bad: [
    {
      files: { 'journal/a.md': '---\nkind: entry\ncriteria: DM5\n---\n\nHer mother, 07700 900123, rang twice.\n' },
      finds: [[6, 13]],
    },
  ],
  run: (context) =>
    privateDrafts(context, 'phone', { found: 'telephone number', expected: () => 'none', hint: 'Leave it out.' }),
};
