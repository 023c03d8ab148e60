import type { StageInFramework } from '../../../coverage/index.js';
import type { Rule } from '../../model.js';
import { type KnownIds, unknownId, unknownIds } from '../../references.js';

export const rule: Rule = {
  id: 'link/criterion',
  severity: 'error',
  summary: 'Every criterion that an entry names exists.',
  docs: `An id that no framework of the portfolio has counts for nothing. Capitals matter: \`DM5\`, not \`dm5\`.
A point of a criterion, such as \`DM7.2\`, counts for the criterion.
For an id from another framework, write the framework before it, \`ljmu-2007/DM5\`; portfolio.yaml has to name that framework.`,
  good: [{ files: { 'journal/a.md': '---\nkind: entry\ncriteria: [DM5, DM7.2]\n---\n\nWe observed together.\n' } }],
  bad: [
    {
      files: { 'journal/a.md': '---\nkind: entry\ncriteria: [DM5, DM15]\n---\n\nWe observed together.\n' },
      finds: [[3, 17]],
    },
    {
      files: { 'journal/a.md': '---\nkind: entry\ncriteria: DM5, dm7\n---\n\nWe observed together.\n' },
      finds: [[3, 16]],
    },
    {
      files: { 'journal/a.md': '---\nkind: comment\non: {criterion: AB1}\n---\n\nIs this still open?\n' },
      finds: [[3, 5]],
    },
  ],
  *run(context) {
    yield* unknownIds(context, 'criteria', 'criterion', criteriaOf);
    const { linked } = context;
    for (const document of linked.portfolio.documents) {
      const { on } = document.frontMatter;
      const [index] = linked.indexes;
      if (!on?.value.criterion || !index) continue;
      const reference = linked.find('criteria', on.value.criterion);
      const known = { whose: index.framework.id, framework: index.framework.id, ids: [...index.criteria.keys()] };
      if (reference.found) continue;
      const { message, hint } = unknownId('criterion', on.value.criterion, reference, known);
      yield { message, hint, file: document.path, at: on.at };
    }
  },
};

function criteriaOf({ framework, stage }: StageInFramework): KnownIds {
  return { whose: stage.id, framework: framework.id, ids: stage.criteria.map(({ id }) => id) };
}
