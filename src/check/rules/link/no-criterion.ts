import { isJournalEntry } from '../../../coverage/index.js';
import type { FrameworkStage } from '../../../framework/index.js';
import type { PortfolioDocument } from '../../../portfolio/index.js';
import type { Rule } from '../../model.js';
import { filesWithProblem, startOf } from '../../places.js';

export const rule: Rule = {
  id: 'link/no-criterion',
  severity: 'warning',
  summary: 'An entry names the criteria that it shows.',
  docs: `An entry without criteria appears in the journal and counts for nothing. \`criteria: [DM5]\` in its settings is enough.
Some entries need none: a meeting, observation, conversation or report that belongs to an \`agreement\`, a course (cpd), a learning journey, an \`audit\`.`,
  good: [
    { files: { 'journal/a.md': '---\nkind: entry\ncriteria: DM5\n---\n\nWe observed together.\n' } },
    { files: { 'journal/a.md': '---\nkind: meeting\nagreement: trainee-a\n---\n\nWe set three targets.\n' } },
    { files: { 'journal/a.md': '---\nkind: cpd\nhours: 2\n---\n\nA course on asking questions.\n' } },
  ],
  bad: [
    {
      files: { 'journal/a.md': '---\nkind: entry\ndate: 2026-03-12\n---\n\nWe observed together.\n' },
      finds: [[2, 7]],
    },
  ],
  *run({ linked }) {
    const stages = linked.indexes.flatMap(({ framework }) => framework.stages);
    const stage = [...(linked.currentStage ? [linked.currentStage.stage] : []), ...stages].find(asksToBeNamed);
    if (!stage) return;
    const [key, known] = stage.criteria.length > 0 ? ['criteria', stage.criteria] : ['dimensions', stage.dimensions];
    const example = `${key}: [${known
      .slice(0, 2)
      .map(({ id }) => id)
      .join(', ')}]`;
    const unread = filesWithProblem(linked, 'read/schema');
    const broken = filesWithProblem(linked, 'read/yaml');
    for (const document of linked.portfolio.documents) {
      if (mayStandAlone(document) || unread.has(document.path) || broken.has(document.path)) continue;
      const { criteria, dimensions } = document.frontMatter;
      if (criteria?.value.length || dimensions?.value.length) continue;
      yield {
        message: `Unexpected ${document.kind} without criteria: it counts for nothing`,
        hint: `Name what it shows, as \`${example}\`, with the ids that fit.`,
        file: document.path,
        at: startOf(document),
      };
    }
  },
};

const asksToBeNamed = ({ criteria, dimensions }: FrameworkStage): boolean =>
  criteria.length > 0 || dimensions.length > 0;

function mayStandAlone(document: PortfolioDocument): boolean {
  const { kind, frontMatter } = document;
  const { agreement, audit } = frontMatter;
  const isOfItself = kind === 'cpd' || kind === 'learning-journey' || agreement !== undefined || audit !== undefined;
  return !isJournalEntry(document) || isOfItself;
}
