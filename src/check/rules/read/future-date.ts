import type { Rule } from '../../model.js';

export const rule: Rule = {
  id: 'read/future-date',
  severity: 'warning',
  summary: 'What happened is not dated in the future.',
  docs: `The date is the day on which something happened or was written, so a day in the future usually means a slip in the year.
The day on which a target is due belongs to the target, as \`due: 2026-07-10\`.`,
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
        hint: 'Check the year; if it is a day by which you want to do something, put it into a target as `due:`.',
        file: path,
        at: date.at,
      };
    }
  },
};
