import type { Rule } from '../../model.js';
import { privateDrafts } from '../../private/drafts.js';

export const rule: Rule = {
  id: 'private/email',
  severity: 'warning',
  keptForGood: true,
  summary: 'There is no e-mail address in the portfolio.',
  docs: `An e-mail address names a person as surely as the name does. Give the person's role instead: the link tutor, Trainee A.
Addresses at example.org and other domains set aside for examples are left alone.`,
  good: [
    {
      files: {
        'journal/a.md': '---\nkind: entry\ncriteria: DM5\n---\n\nShe wrote to name@example.org, as in [@smith2019].\n',
      },
    },
  ],
  bad: [
    {
      files: {
        'journal/a.md': '---\nkind: entry\ncriteria: DM5\n---\n\nThe link tutor (a.marsh@heronbank.sch.uk) agreed.\n',
      },
      finds: [[6, 17]],
    },
  ],
  run: (context) =>
    privateDrafts(context, 'email', {
      found: 'e-mail address',
      expected: () => 'the role of the person',
      hint: 'Leave it out, or write the role: the link tutor, the head teacher.',
    }),
};
