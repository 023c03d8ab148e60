import { isJournalEntry } from '../../../coverage/index.js';
import type { Rule } from '../../model.js';
import { codesIn } from '../../references.js';

export const rule: Rule = {
  id: 'link/no-stage',
  severity: 'error',
  summary: 'An entry whose criteria belong to two stages says which stage it is for.',
  docs: `Most entries need no \`stage\`: their criteria tell it. Where they belong to two stages nobody can tell in whose journal the entry is to stand.
Add \`stage:\`, or write two entries. The criteria count either way.`,
  good: [
    { files: { 'journal/a.md': '---\nkind: entry\ncriteria: [DM5, DM7]\n---\n\nWe observed together.\n' } },
    {
      files: {
        'journal/a.md': '---\nkind: entry\nstage: effective\ncriteria: [DM5, EM7]\n---\n\nWe observed together.\n',
      },
    },
  ],
  bad: [
    {
      files: { 'journal/a.md': '---\nkind: entry\ncriteria: [DM5, EM7]\n---\n\nWe observed together.\n' },
      finds: [[3, 11]],
    },
  ],
  *run({ linked }) {
    for (const document of linked.portfolio.documents) {
      const { stage, criteria } = document.frontMatter;
      if (stage || !criteria || !isJournalEntry(document) || linked.stageOf(document)) continue;
      const owners = new Set<string>();
      for (const { code } of codesIn([document], 'criteria')) {
        const reference = linked.find('criteria', code.value);
        if (reference.found) owners.add(`${reference.framework.id}/${reference.item.stage.id}`);
      }
      const [first] = owners;
      if (first === undefined) continue;
      yield {
        message: `Unexpected criteria of ${owners.size} stages (${[...owners].join(', ')}), and no \`stage\``,
        hint: `Say whose journal the entry is to stand in, such as \`stage: ${first}\`.`,
        file: document.path,
        at: criteria.at,
      };
    }
  },
};
