import { isJournalEntry } from '../../../coverage/index.js';
import type { Rule } from '../../model.js';
import { filesWithProblem, startOf } from '../../places.js';

export const rule: Rule = {
  id: 'complete/entry-date',
  severity: 'warning',
  summary: 'Every journal entry has a date.',
  docs: `The journal is read in the order of its dates, and a reviewer wants to see development over a year. Entries without a date come last.
For something that went on for weeks, use the day on which it ended. The date goes into the settings: \`date: 2026-03-12\`.`,
  good: [
    { files: { 'journal/a.md': '---\nkind: entry\ndate: 2026-03-12\ncriteria: DM5\n---\n\nWe observed together.\n' } },
  ],
  bad: [
    {
      files: { 'journal/a.md': '---\nkind: entry\ncriteria: DM5\n---\n\nWe observed together.\n' },
      finds: [[2, 7]],
    },
  ],
  *run({ stages, linked }) {
    const unread = filesWithProblem(linked, 'read/date');
    const checked = new Set(stages.map(({ stage }) => stage));
    for (const document of linked.portfolio.documents) {
      const place = linked.stageOf(document);
      if (document.frontMatter.date || unread.has(document.path) || !isJournalEntry(document)) continue;
      if (place === null || !checked.has(place.stage)) continue;
      yield {
        message: `No date in this ${document.kind}`,
        hint: 'Write the day in its settings: `date: 2026-03-12`.',
        file: document.path,
        at: startOf(document),
        framework: place.framework.id,
        stage: place.stage.id,
      };
    }
  },
};
