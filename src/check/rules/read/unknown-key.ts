import { fromProblems } from '../../from-problems.js';
import type { Rule } from '../../model.js';

export const rule: Rule = {
  id: 'read/unknown-key',
  severity: 'warning',
  summary: 'Every key is known for its kind of file.',
  docs: `A misspelt key does nothing: with \`criterion: DM5\` the entry shows no criterion at all.
Keys of your own are welcome if they begin with \`x-\`, such as \`x-class: 9B\`.`,
  good: [
    {
      files: {
        'journal/a.md': '---\nkind: entry\ncriteria: DM5\nx-class: 9B\n---\n\nWe observed together.\n',
      },
    },
  ],
  bad: [
    {
      files: {
        'journal/a.md': '---\nkind: entry\ncriterea: DM5\n---\n\nWe observed together.\n',
        'portfolio.yaml': 'version: 1\nframework: ljmu-2007\nstge: developing\n',
      },
      finds: [
        [3, 1],
        [3, 1],
      ],
    },
    {
      files: {
        'stages/developing/targets.md':
          '---\nkind: targets\ndecision: supported\n---\n\n- [ ] Watch an expert ask questions\n',
      },
      finds: [[3, 1]],
    },
  ],
  run: (context) => fromProblems('read/unknown-key', context),
};
