import type { LinkedPortfolio } from '../../../coverage/index.js';
import { type Framework, normaliseCode } from '../../../framework/index.js';
import type { Rule } from '../../model.js';
import { codesIn } from '../../references.js';

export const rule: Rule = {
  id: 'link/other-stage',
  severity: 'warning',
  summary: 'An entry that names its stage names criteria of that stage.',
  docs: `The criterion counts for the stage it belongs to, while the entry appears in the journal of the stage it names. That is seldom intended.
Usually, \`stage\` was copied from another file, or the id belongs to another list: DM is developing, EM effective, AM advanced.
Criteria of another framework are welcome: an entry counts for everything that it names.`,
  good: [
    {
      files: {
        'journal/a.md': '---\nkind: entry\nstage: developing\ncriteria: [DM5, DM7]\n---\n\nWe observed together.\n',
      },
    },
    {
      files: {
        'portfolio.yaml': 'version: 1\nframework: [ljmu-2016, ljmu-pgcert]\nstage: advanced\n',
        'journal/a.md':
          '---\nkind: entry\nstage: advanced\ncriteria: [AM4, ljmu-pgcert/PG3.analysis]\n---\n\nWe observed together.\n',
      },
    },
  ],
  bad: [
    {
      files: {
        'journal/a.md': '---\nkind: entry\nstage: developing\ncriteria: [DM5, EM7]\n---\n\nWe observed together.\n',
      },
      finds: [[4, 17]],
    },
    {
      files: {
        'portfolio.yaml': 'version: 1\nframework: [ljmu-2016, ljmu-2007]\nstage: advanced\n',
        'journal/a.md': '---\nkind: entry\nstage: ljmu-2007/advanced\ncriteria: [AM4]\n---\n\nWe observed together.\n',
      },
      finds: [[4, 12]],
    },
  ],
  *run({ linked }) {
    const withStage = linked.portfolio.documents.filter(({ frontMatter }) => frontMatter.stage);
    for (const { document, code } of codesIn(withStage, 'criteria')) {
      const own = linked.stageOf(document);
      const reference = linked.find('criteria', code.value);
      if (own === null || !reference.found || reference.item.stage === own.stage) continue;
      if (reference.framework !== own.framework && isMeant(code.value, reference.id, own.framework, linked)) continue;
      const sameId = own.stage.criteria.some(({ id }) => id === reference.id);
      yield {
        message: `Unexpected criterion \`${reference.id}\` of ${reference.framework.id}/${reference.item.stage.id} in an entry of ${own.framework.id}/${own.stage.id}`,
        hint: sameId
          ? `Write \`${own.framework.id}/${reference.id}\` for the criterion with that id in ${own.framework.id}.`
          : 'Change `stage`, or name the criterion in an entry of its own stage.',
        file: document.path,
        at: code.at,
      };
    }
  },
};

/** Of another framework, and not just for want of the framework's name before an id that both have. */
function isMeant(written: string, id: string, own: Framework, { indexes }: LinkedPortfolio): boolean {
  const isBare = normaliseCode(written) === id;
  return !isBare || indexes.every(({ framework, criteria }) => framework !== own || !criteria.has(id));
}
