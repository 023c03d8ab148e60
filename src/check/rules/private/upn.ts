import type { Rule } from '../../model.js';
import { privateDrafts } from '../../private/drafts.js';

export const rule: Rule = {
  id: 'private/upn',
  severity: 'warning',
  keptForGood: true,
  summary: 'There is no unique pupil number in the portfolio.',
  docs: `A unique pupil number (a letter and twelve more characters) leads straight to a child's record.
Only numbers whose first letter is the right checksum are reported, so that other codes are left alone.`,
  good: [{ files: { 'journal/a.md': '---\nkind: entry\ncriteria: DM5\n---\n\nRoom J801200001001, by the stairs.\n' } }],
  bad: [
    {
      files: { 'journal/a.md': '---\nkind: entry\ncriteria: DM5\n---\n\nPupil H801200001001 found it hard.\n' },
      finds: [[6, 7]],
    },
  ],
  run: (context) =>
    privateDrafts(context, 'upn', {
      found: 'pupil number',
      expected: () => 'a pseudonym',
      hint: 'Write Pupil 1, or list the pupil in private.yaml and use the pseudonym.',
    }),
};
