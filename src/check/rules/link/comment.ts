import { reviewComments } from '../../../coverage/index.js';
import { quoted } from '../../../portfolio/index.js';
import type { Rule } from '../../model.js';

export const rule: Rule = {
  id: 'link/comment',
  severity: 'warning',
  summary: 'The file and line that a comment speaks of are there.',
  docs: `A comment stands beside the entry it is about. Where that was renamed, or grew shorter, nobody sees what is meant.`,
  good: [
    {
      files: {
        'journal/a.md': '---\nkind: entry\ncriteria: DM5\n---\n\nWe observed together.\n',
        'comments/1.md': '---\nkind: comment\non: {file: journal/a.md, line: 6}\n---\n\nWhat came of it?\n',
      },
    },
  ],
  bad: [
    {
      files: { 'comments/1.md': '---\nkind: comment\non: {file: journal/a.md}\n---\n\nWhat came of it?\n' },
      finds: [[3, 5]],
    },
    {
      files: {
        'journal/a.md': '---\nkind: entry\ncriteria: DM5\n---\n\nWe observed together.\n',
        'comments/1.md': '---\nkind: comment\non: {file: journal/a.md, line: 60}\n---\n\nWhat came of it?\n',
      },
      finds: [[3, 5]],
    },
  ],
  *run({ linked }) {
    const { documents, files } = linked.portfolio;
    for (const { document, file, line } of reviewComments(linked)) {
      if (file === null) continue;
      const at = document.frontMatter.on?.at ?? null;
      const hint = 'Name the file and line that are meant, as `on: {file: journal/…, line: 12}`.';
      const lines = documents.find(({ path }) => path === file)?.text.split('\n').length;
      if (!files.has(file))
        yield { message: `Unexpected file ${quoted(file)}: it is not there`, hint, file: document.path, at };
      else if (line !== null && lines !== undefined && line > lines)
        yield { message: `Unexpected line ${line}: ${file} has ${lines}`, hint, file: document.path, at };
    }
  },
};
