import { fromProblems } from '../../from-problems.js';
import type { Rule } from '../../model.js';

export const rule: Rule = {
  id: 'read/yaml',
  severity: 'error',
  summary: 'The lines between the two `---` can be read.',
  docs: `The top of a file is YAML: each line holds one setting, consisting of a word, a colon, a space and the value.
What usually goes wrong: a second colon in a title (put the title in single quotes), a tab (use two spaces), a bracket or a quote that is never closed. \`--fix\` puts
a text into quotes where that is all it lacks.
Settings on lines that cannot be read do not count, so mend these first.`,
  good: [
    {
      files: {
        'journal/a.md':
          "---\nkind: entry\ntitle: 'Meeting: Year 9'\ncriteria: [DM5, DM7]\n---\n\nWe met after period 6.\n",
      },
    },
  ],
  bad: [
    {
      files: {
        'journal/a.md':
          '---\nkind: entry\ntitle: Meeting: Year 9\ncriteria: [DM5, DM7]\n---\n\nWe met after period 6.\n',
      },
      finds: [[3, 8]],
    },
    {
      files: { 'journal/a.md': '---\nkind: entry\nevidence:\n\t- evidence/plan.pdf\n---\n\nWe met after period 6.\n' },
      finds: [[4, 1]],
    },
    { files: { 'portfolio.yaml': 'version: 1\nframework: [ljmu-2007\nstage: developing\n' }, finds: [[3, 1]] },
  ],
  run: (context) => fromProblems('read/yaml', context),
};
