import { isJournalEntry, saysSomething } from '../../../coverage/index.js';
import type { Rule } from '../../model.js';
import { startOf } from '../../places.js';

export const rule: Rule = {
  id: 'read/empty-body',
  severity: 'warning',
  summary: 'An entry has some text below its settings.',
  docs: `A file with only headings and comments tells a reader nothing, so it does not count for the criteria that it names.
A sentence or two is enough. What the programme's table shows can also go into \`achieved:\`; then the body may stay empty, as it may beside the ratings of an \`audit:\`.
An empty reflection, checklist or targets file is reported as missing from its stage, not here.`,
  good: [
    { files: { 'journal/a.md': '---\nkind: entry\ncriteria: DM5\n---\n\nWe observed together.\n' } },
    { files: { 'journal/a.md': '---\nkind: entry\ncriteria: DM5\nachieved: Observed together and agreed.\n---\n' } },
    { files: { 'stages/developing/reflection.md': '---\nkind: reflection\n---\n\n<!-- What have you learned? -->\n' } },
  ],
  bad: [
    {
      files: {
        'journal/a.md': '---\nkind: entry\ncriteria: DM5\n---\n\n# Joint observation\n\n<!-- What happened? -->\n',
      },
      finds: [[2, 7]],
    },
  ],
  *run({ linked }) {
    for (const document of linked.portfolio.documents) {
      const matters = document.kind === 'comment' || isJournalEntry(document);
      if (!matters || saysSomething(document)) continue;
      yield {
        message: `Unexpected end: nothing but headings and comments, so the file does not count`,
        hint: 'Say below the second `---` what happened and what came of it; a sentence is enough.',
        file: document.path,
        at: startOf(document),
      };
    }
  },
};
