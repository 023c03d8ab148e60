import { isJournalEntry, type LinkedPortfolio } from '../../../coverage/index.js';
import type { PortfolioDocument } from '../../../portfolio/index.js';
import type { Rule } from '../../model.js';

export const rule: Rule = {
  id: 'link/no-stage',
  severity: 'error',
  summary: 'An entry whose criteria belong to two stages says which stage it is for.',
  docs: `Most entries need no \`stage\`: their criteria imply it. If these belong to two stages, nobody can tell in which journal the entry belongs.
Add \`stage:\`, or write two entries. The criteria count either way. With several frameworks, the first in portfolio.yaml decides.`,
  good: [
    { files: { 'journal/a.md': '---\nkind: entry\ncriteria: [DM5, DM7]\n---\n\nWe observed together.\n' } },
    {
      files: {
        'journal/a.md': '---\nkind: entry\nstage: effective\ncriteria: [DM5, EM7]\n---\n\nWe observed together.\n',
      },
    },
    {
      files: {
        'portfolio.yaml': 'version: 1\nframework: [ljmu-2016, ljmu-pgcert]\nstage: advanced\n',
        'journal/a.md': '---\nkind: entry\ncriteria: [AM4, ljmu-pgcert/PG3.analysis]\n---\n\nWe observed together.\n',
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
      const { stage, criteria, dimensions } = document.frontMatter;
      const kind = criteria?.value.length ? 'criteria' : 'dimensions';
      if (stage || !isJournalEntry(document) || linked.stageOf(document)) continue;
      const owners = stagesNamed(kind, document, linked);
      const [first] = owners;
      if (first === undefined) continue;
      yield {
        message: `Unexpected ${kind} of ${owners.length} stages (${owners.join(', ')}), and no \`stage\``,
        hint: `Say which stage's journal it belongs in, such as \`stage: ${first}\`.`,
        file: document.path,
        at: (criteria ?? dimensions)?.at ?? null,
      };
    }
  },
};

function stagesNamed(
  kind: 'criteria' | 'dimensions',
  document: PortfolioDocument,
  { find }: LinkedPortfolio,
): readonly string[] {
  const owners = new Set<string>();
  for (const { value } of document.frontMatter[kind]?.value ?? []) {
    const reference = find(kind, value);
    if (reference.found) owners.add(`${reference.framework.id}/${reference.item.stage.id}`);
  }
  return [...owners];
}
