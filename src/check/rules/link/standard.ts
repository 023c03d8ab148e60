import { standardSetsOf } from '../../../framework/index.js';
import type { Rule } from '../../model.js';
import { unknownIds } from '../../references.js';

export const rule: Rule = {
  id: 'link/standard',
  severity: 'error',
  summary: 'Every standard that an entry names exists.',
  docs: `Write codes as in the framework, without spaces: \`IM.21\`, \`IM.4a/b/c\` (one code), \`MS2.4\`.
An entry may cite any standard of its stage; those beside a criterion in the programme's table are only suggestions.`,
  good: [
    {
      files: {
        'journal/a.md':
          '---\nkind: entry\ncriteria: DM5\nstandards: [IM.21, IM.4a/b/c]\n---\n\nWe observed together.\n',
      },
    },
  ],
  bad: [
    {
      files: {
        'journal/a.md': '---\nkind: entry\ncriteria: DM5\nstandards: [IM.21, IM.91]\n---\n\nWe observed together.\n',
      },
      finds: [[4, 20]],
    },
    {
      files: { 'journal/a.md': '---\nkind: entry\ncriteria: DM5\nstandards: im.21\n---\n\nWe observed together.\n' },
      finds: [[4, 12]],
    },
  ],
  run: (context) =>
    unknownIds(context, 'standards', 'standard', ({ framework, stage }) => ({
      whose: stage.id,
      framework: framework.id,
      ids: standardSetsOf(framework, stage).flatMap(({ standards }) => standards.map(({ id }) => id)),
    })),
};
