import { commentWords, reviewComments } from '../../../coverage/index.js';
import { quoted } from '../../../portfolio/index.js';
import { shellWord } from '../../../text/shell-word.js';
import type { Rule } from '../../model.js';
import { startOf } from '../../places.js';

export const rule: Rule = {
  id: 'complete/comment',
  severity: 'missing',
  summary: "Every reviewer's comment has been answered.",
  plural: 'comments without an answer',
  docs: `A reviewer who returns a stage says in comments what to look at again. Do what the comment asks, then say so:
\`mentor comment <file> --answer "…"\` writes the answer below the comment and sets \`state: answered\`. A comment without a \`state\` is open.`,
  good: [
    {
      files: {
        'journal/a.md': '---\nkind: entry\ncriteria: DM5\n---\n\nWe observed together.\n',
        'comments/1.md':
          '---\nkind: comment\non: {file: journal/a.md, line: 6}\nname: Dr Jo Penrose\nstate: answered\n---\n\nWhat came of it?\n',
      },
    },
  ],
  bad: [
    {
      files: {
        'journal/a.md': '---\nkind: entry\ncriteria: DM5\n---\n\nWe observed together.\n',
        'comments/1.md':
          '---\nkind: comment\non: {file: journal/a.md, line: 6}\nname: Dr Jo Penrose\nstate: open\n---\n\nWhat came of it?\n',
      },
      finds: [[5, 8]],
    },
    { files: { 'comments/1.md': '---\nkind: comment\non: DM5\n---\n\nWhich lesson was this?\n' }, finds: [[2, 7]] },
  ],
  *run({ linked, stages }) {
    const checked = new Set(stages.map(({ stage }) => stage));
    for (const { document, open, place, file, line, criterion, item } of reviewComments(linked)) {
      if (!open || (place !== null && !checked.has(place.stage))) continue;
      const { name, state } = document.frontMatter;
      const on = criterion ?? item ?? (file === null ? 'the stage' : `${file}${line === null ? '' : `, line ${line}`}`);
      yield {
        message: `Not answered yet: ${name?.value ?? 'a reviewer'} on ${on}: ${quoted(commentWords(document))}`,
        hint: `Do what it asks, then \`mentor comment ${shellWord(document.path)} --answer "…"\`.`,
        file: document.path,
        at: state?.at ?? startOf(document),
        ...(place ? { framework: place.framework.id, stage: place.stage.id } : {}),
      };
    }
  },
};
