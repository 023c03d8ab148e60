import { fromProblems } from '../../from-problems.js';
import type { Rule } from '../../model.js';

export const rule: Rule = {
  id: 'read/front-matter',
  severity: 'error',
  summary: 'Every file of the portfolio begins with front-matter between two lines of three hyphens.',
  docs: `The first line of an entry is \`---\`; then come the settings, then \`---\` again, then your text.
A file in journal/ without it is not counted, and you get a warning; if it is only a note to yourself, keep it outside journal/.
Settings that are never closed, or written in a programming language such as \`---js\`, are an error. Programs in a portfolio are never run.`,
  good: [{ files: { 'journal/a.md': '---\nkind: entry\ncriteria: DM5\n---\n\nWe observed together.\n' } }],
  bad: [
    { files: { 'journal/a.md': '---\nkind: entry\ncriteria: DM5\n\nWe observed together.\n' }, finds: [[1, 1]] },
    { files: { 'journal/a.md': '---js\n{ kind: "entry" }\n---\n\nWe observed together.\n' }, finds: [[1, 1]] },
    { files: { 'journal/a.md': '# Joint observation\n\nWe observed together.\n' }, finds: [[1, 1]] },
    { files: { 'journal/a.md': '' }, finds: [null] },
    { files: { 'journal/a.md': '\n---\nkind: entry\n---\n\nWe observed together.\n' }, finds: [[2, 1]] },
  ],
  run: (context) => fromProblems('read/front-matter', context),
};
