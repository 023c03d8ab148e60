import { COMMENTED, type ReviewComment, reviewComments } from '../../../coverage/index.js';
import { quoted } from '../../../portfolio/index.js';
import { suggestion } from '../../../text/suggest.js';
import type { CheckContext, Draft, Rule } from '../../model.js';

export const rule: Rule = {
  id: 'link/comment',
  severity: 'warning',
  summary: 'The file and line, or the id, that a comment is about exists.',
  docs: `A comment is shown beside the entry it is about. If that was renamed or shortened, nobody can see what is meant.
A comment can also be on anything that the framework names: \`on: {item: MS2.3}\` takes a standard or a point of it, a skill, a key question, a dimension or a role.`,
  good: [
    {
      files: {
        'journal/a.md': '---\nkind: entry\ncriteria: DM5\n---\n\nWe observed together.\n',
        'comments/1.md': '---\nkind: comment\non: {file: journal/a.md, line: 6}\n---\n\nWhat came of it?\n',
      },
    },
    { files: { 'comments/1.md': '---\nkind: comment\non: {item: IM.21}\n---\n\nWhere does it show?\n' } },
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
    {
      files: { 'comments/1.md': '---\nkind: comment\non: {item: ZZ9}\n---\n\nWhere does it show?\n' },
      finds: [[3, 5]],
    },
  ],
  *run(context) {
    const { linked } = context;
    const { documents, files } = linked.portfolio;
    for (const comment of reviewComments(linked)) {
      const { document, file, line } = comment;
      yield* unknownItem(comment, context);
      if (file === null) continue;
      const at = document.frontMatter.on?.at ?? null;
      const hint = 'Name the file and line it is about, as `on: {file: journal/…, line: 12}`.';
      const lines = documents.find(({ path }) => path === file)?.text.split('\n').length;
      if (!files.has(file))
        yield { message: `Unexpected file ${quoted(file)}: it does not exist`, hint, file: document.path, at };
      else if (line !== null && lines !== undefined && line > lines)
        yield { message: `Unexpected line ${line}: ${file} has ${lines}`, hint, file: document.path, at };
    }
  },
};

function* unknownItem({ document, item }: ReviewComment, { linked }: CheckContext): Iterable<Draft> {
  if (item === null || COMMENTED.some((kind) => linked.find(kind, item).found)) return;
  const ids = linked.indexes.flatMap((index) => COMMENTED.flatMap((kind) => [...index[kind].keys()]));
  const hint = suggestion(item, ids, 'Name an id of the framework, as `mentor framework show` lists them.');
  const at = document.frontMatter.on?.at ?? null;
  yield {
    message: `Unexpected item ${quoted(item)}: no framework of the portfolio has it`,
    hint,
    file: document.path,
    at,
  };
}
