import { fromProblems } from '../../from-problems.js';
import type { Rule } from '../../model.js';

export const rule: Rule = {
  id: 'private/copy',
  severity: 'warning',
  summary: 'There is no stray copy of private.yaml.',
  docs: `Editors, people and programs that synchronise leave copies beside a file: \`private.yaml.bak\`, \`private 2.yaml\`,
\`private (conflicted copy).yaml\`. Each lists every real name. They are never shown or handed in; .gitignore leaves them out, and
\`mentor check --for commit\` refuses them. Delete them once private.yaml is right.`,
  good: [{ files: { 'private.yaml': 'people: []\n', 'frameworks/private-schools.yaml': 'id: x\n' } }],
  bad: [
    {
      files: {
        'private.yaml': 'people: []\n',
        'private 2.yaml': 'people: []\n',
        'journal/private.yaml.bak': 'people: []\n',
        'private (conflicted copy 2026-03-12).yaml': 'people: []\n',
      },
      finds: [null, null, null],
    },
  ],
  run: (context) => fromProblems('private/copy', context),
};
