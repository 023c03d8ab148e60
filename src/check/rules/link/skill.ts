import { checklistsOf } from '../../../framework/index.js';
import type { Rule } from '../../model.js';
import { unknownIds } from '../../references.js';

export const rule: Rule = {
  id: 'link/skill',
  severity: 'error',
  summary: 'Every skill that an entry names exists.',
  docs: `A skill's id is its checklist and its number: \`mentoring.5\`, \`coaching.8\`, \`co-coaching.10\`.`,
  good: [
    {
      files: {
        'journal/a.md': '---\nkind: entry\ncriteria: DM5\nskills: [mentoring.5]\n---\n\nWe observed together.\n',
      },
    },
  ],
  bad: [
    {
      files: {
        'journal/a.md': '---\nkind: entry\ncriteria: DM5\nskills: [mentoring.15]\n---\n\nWe observed together.\n',
      },
      finds: [[4, 10]],
    },
  ],
  run: (context) =>
    unknownIds(context, 'skills', 'skill', ({ framework, stage }) => ({
      whose: stage.id,
      framework: framework.id,
      ids: checklistsOf(framework, stage).flatMap(({ skills }) => skills.map(({ id }) => id)),
    })),
};
