import type { Rule } from '../../model.js';

export const rule: Rule = {
  id: 'read/future-date',
  severity: 'warning',
  summary: 'What happened is not dated in the future.',
  docs: `The date says on which day something happened or was written, so a day that is still to come is usually a slip in the year.
The day that a target is due goes with the target, as \`due: 2026-07-10\`.`,
  good: [
    { files: { 'journal/a.md': '---\nkind: entry\ndate: 2026-06-01\ncriteria: DM5\n---\n\nWe observed together.\n' } },
  ],
  bad: [
    {
      files: { 'journal/a.md': '---\nkind: entry\ndate: 2062-03-12\ncriteria: DM5\n---\n\nWe observed together.\n' },
      finds: [[3, 7]],
    },
  ],
  *run({ linked, today }) {
    for (const { path, frontMatter } of linked.portfolio.documents) {
      const { date } = frontMatter;
      if (date === undefined || date.value <= today) continue;
      yield {
        message: `Unexpected date \`${date.value}\`: it is later than today, ${today}`,
        hint: 'Look at the year; the day by which something is to be done goes into a target as `due:`.',
        file: path,
        at: date.at,
      };
    }
  },
};
