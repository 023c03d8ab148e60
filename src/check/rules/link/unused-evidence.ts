import { yamlList } from '../../../text/yaml-text.js';
import { referencesTo } from '../../file-references.js';
import type { Rule } from '../../model.js';

export const rule: Rule = {
  id: 'link/unused-evidence',
  severity: 'warning',
  summary: 'Every file in evidence/ is used by an entry.',
  docs: `Nobody sees a file that no entry lists or links. List it in the entry that it belongs to, or take it out of the folder.
If it is there on purpose, say so in portfolio.yaml: \`accept: [{rule: link/unused-evidence, file: evidence/old.pdf, reason: kept for the record}]\`.`,
  good: [
    {
      files: {
        'evidence/plan.pdf': '%PDF-1.7',
        'journal/a.md': '---\nkind: entry\ncriteria: DM5\nevidence: evidence/plan.pdf\n---\n\nThe plan worked.\n',
      },
    },
  ],
  bad: [
    {
      files: {
        'evidence/plan.pdf': '%PDF-1.7',
        'journal/a.md': '---\nkind: entry\ncriteria: DM5\n---\n\nThe plan worked.\n',
      },
      finds: [null],
    },
  ],
  *run({ linked }) {
    const used = new Set(linked.portfolio.documents.map(({ path }) => path));
    for (const state of ['found', 'spelling', 'misplaced'] as const) {
      for (const { leads } of referencesTo(state, linked)) used.add(leads.path);
    }
    for (const { path, outside } of linked.portfolio.files.values()) {
      if (outside || used.has(path) || !isEvidence(path)) continue;
      yield {
        message: 'Unexpected evidence that no entry lists or links',
        hint: `List it in the entry that it belongs to, as \`evidence: ${yamlList([path])}\`, or take it out of the folder.`,
        file: path,
      };
    }
  },
};

/** Some files come by themselves or explain the folder. */
function isEvidence(path: string): boolean {
  return path.startsWith('evidence/') && !/(?:^|\/)(?:\.[^/]*|thumbs\.db|desktop\.ini|readme[^/]*)$/i.test(path);
}
