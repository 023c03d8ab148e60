import { fromProblems } from '../../from-problems.js';
import type { Rule } from '../../model.js';

const ENTRY = '---\nkind: entry\ntitle: A\ndate: 2026-03-12\ncriteria: DM5\nhours: 2\n---\n\nWe observed together.\n';

export const rule: Rule = {
  id: 'read/copy',
  severity: 'error',
  summary: 'No entry exists twice.',
  docs: `Programs that synchronise folders write a second file if two computers have changed the first: \`a (Ada's conflicted copy 2026-03-12).md\` (Dropbox),
\`a.sync-conflict-20260312-101010-ABCDEFG.md\` (Syncthing), \`a-LAPTOP.md\` (OneDrive). A file called \`a 2.md\`, \`a (1).md\` or \`a - Copy.md\` is a copy if its
title and date are those of \`a.md\`. A copy is not counted, so no hour counts twice; whatever only the copy says has to be moved by hand.`,
  good: [
    {
      files: {
        'journal/a.md': ENTRY,
        'journal/a 2.md': ENTRY.replace('title: A', 'title: The second meeting'),
        'journal/b (Ada’s conflicted copy 2026-03-12).md': ENTRY,
      },
    },
  ],
  bad: [
    {
      files: {
        'journal/a.md': ENTRY,
        'journal/a 2.md': ENTRY.replace('together', 'twice'),
        'journal/a (Ada’s conflicted copy 2026-03-12).md': ENTRY,
        'journal/a-LAPTOP-4F2K.md': ENTRY,
        'journal/a.sync-conflict-20260312-101010-ABCDEFG.md': ENTRY,
      },
      finds: [null, null, null, null],
    },
  ],
  run: (context) => fromProblems('read/copy', context),
};
