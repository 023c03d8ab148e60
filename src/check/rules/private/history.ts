import { PEOPLE_PATH } from '../../../portfolio/index.js';
import type { Rule } from '../../model.js';

export const rule: Rule = {
  id: 'private/history',
  severity: 'warning',
  summary: 'No earlier version that git keeps contains a real name.',
  docs: `A name that was once committed stays in the repository after it is removed from the text, and goes wherever the repository goes.
\`mentor check --history\` looks for it. A submission made by \`mentor submit\` holds no history; before you share the repository itself,
start a new one from the files as they are now, or have the history rewritten.`,
  good: [{ files: { 'journal/a.md': '---\nkind: entry\ncriteria: DM5\n---\n\nWe met.\n' }, past: [] }],
  bad: [
    {
      files: { 'journal/a.md': '---\nkind: entry\ncriteria: DM5\n---\n\nWe met.\n' },
      past: [
        { path: 'journal/a.md', commit: '1a2b3c4', day: '2026-03-12', as: 'Trainee A' },
        { path: null, commit: '2b3c4d5', day: '2026-03-13', as: 'Trainee A' },
        { path: 'private.yaml', commit: '3c4d5e6', day: '2026-03-14', as: null },
      ],
      finds: [null, null, null],
    },
  ],
  *run({ past }) {
    for (const { path, commit, day, as } of past) {
      const where = path === null ? 'in the message of' : 'in an earlier version,';
      yield {
        message:
          as === null
            ? `Unexpected ${PEOPLE_PATH} in commit ${commit} of ${day}: it lists every name`
            : `Unexpected real name ${where} commit ${commit} of ${day}, expected \`${as}\``,
        hint: 'Do not share the repository as it is: start a new one from the present files, or rewrite its history.',
        file: path ?? '.git',
      };
    }
  },
};
