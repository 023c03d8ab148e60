import { fromProblems } from '../../from-problems.js';
import type { Rule } from '../../model.js';

export const rule: Rule = {
  id: 'read/too-large',
  severity: 'error',
  summary: 'No Markdown or YAML file is larger than 2 MB.',
  docs: `Six hundred pages of prose are about 1 MB. A larger text usually has a picture or a report pasted in by mistake; it is not read and not counted.
Split it into entries, or keep it as a file in evidence/ and link it.`,
  good: [{ files: { 'journal/a.md': '---\nkind: entry\ncriteria: DM5\n---\n\nWe observed together.\n' } }],
  bad: [
    {
      files: {},
      troubles: { 'journal/a.md': { kind: 'too-large', detail: '5242880' } },
      finds: [null],
    },
  ],
  run: (context) => fromProblems('read/too-large', context),
};
