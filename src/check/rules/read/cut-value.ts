import { fromProblems } from '../../from-problems.js';
import type { Rule } from '../../model.js';

export const rule: Rule = {
  id: 'read/cut-value',
  severity: 'error',
  summary: 'No value is cut short by a comma, a `#` or a `&`.',
  docs: `YAML ends some values earlier than a person would. Between braces it stops at a comma: in \`{rating: amber, note: Open, but nobody comes}\` the note is
only “Open”. Anywhere, it stops at a space followed by \`#\`: \`title: Year 9 #2\` becomes “Year 9”.
It also takes a word after \`&\` at the beginning for a name. Put the value in quotes, or give each part a line of its own:

\`\`\`yaml
MS1.5:
  rating: amber
  note: Open, but nobody comes
\`\`\`

\`--fix\` adds the quotes. To add a remark of your own, leave two spaces before it: \`title: Year 9  # ask again\`.`,
  good: [
    {
      files: {
        'stages/developing/self-assessment.md':
          "---\nkind: self-assessment\nratings:\n  MS1.5: {rating: amber, note: 'Open, but nobody comes'}\n  MS1.6:\n    rating: amber\n    note: Open, but nobody comes\n---\n",
        'journal/a.md':
          "---\nkind: entry\ntitle: 'Year 9 #2'\ncriteria: DM5  # the fifth\n---\n\nWe observed together.\n",
      },
    },
  ],
  bad: [
    {
      files: {
        'stages/developing/self-assessment.md':
          '---\nkind: self-assessment\nratings:\n  MS1.5: {rating: amber, note: Open, but nobody comes}\n---\n',
        'journal/a.md': '---\nkind: entry\ntitle: Year 9 #2\ncriteria: DM5\n---\n\nWe observed together.\n',
      },
      finds: [
        [3, 8],
        [4, 32],
      ],
    },
    {
      files: {
        'evidence/board.jpg': 'JPEG',
        'journal/a.md':
          '---\nkind: entry\ncriteria: DM5\nevidence:\n  - {file: evidence/board.jpg, caption: Seats, before: and after}\n---\n\nWe observed together.\n',
      },
      finds: [[5, 41]],
    },
    {
      files: {
        'journal/a.md': '---\nkind: entry\ntitle: #2 of three\ncriteria: DM5\n---\n\nWe observed together.\n',
        'journal/b.md': '---\nkind: entry\ntitle: &more of it\ncriteria: DM5\n---\n\nWe observed together.\n',
      },
      finds: [
        [3, 8],
        [3, 8],
      ],
    },
  ],
  run: (context) => fromProblems('read/cut-value', context),
};
