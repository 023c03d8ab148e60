import { firstWord, type StageInFramework } from '../../../coverage/index.js';
import { checklistsOf, describeIds } from '../../../framework/index.js';
import { type PortfolioDocument, quoted } from '../../../portfolio/index.js';
import { thenAsked } from '../../../text/suggest.js';
import type { Draft, Rule } from '../../model.js';
import { suggester } from '../../suggester.js';

export const rule: Rule = {
  id: 'link/checklist-skill',
  severity: 'error',
  summary: 'Checklist tasks that name a skill name one of the stage.',
  docs: `\`- [x] mentoring.5 …\` ticks skill 5. A task whose id does not exist, or belongs to a checklist of another stage, ticks nothing.
Tasks of your own that do not begin with such an id are left alone.`,
  good: [
    {
      files: {
        'stages/developing/checklist.md':
          '---\nkind: checklist\n---\n\n- [x] mentoring.5 Observes and reflects\n- [x] mentoring.9 Listens\n  - [x] mentoring.9.1 Keeps silent\n- [ ] Ask for a second trainee\n',
      },
    },
  ],
  bad: [
    {
      files: {
        'stages/developing/checklist.md':
          '---\nkind: checklist\n---\n\n- [x] mentoring.11 Observes\n- [x] Mentoring.5 Listens\n- [x] coaching.3 Shares\n',
      },
      finds: [
        [5, 3],
        [6, 3],
        [7, 3],
      ],
    },
  ],
  *run({ linked }) {
    for (const document of linked.portfolio.documents) {
      const place = document.kind === 'checklist' ? linked.stageOf(document) : null;
      if (place !== null) yield* wrongTasks(document, place);
    }
  },
};

function* wrongTasks(document: PortfolioDocument, { framework, stage }: StageInFramework): Iterable<Draft> {
  const skills = checklistsOf(framework, stage).flatMap((list) => list.skills);
  const known = skills.map(({ id }) => id);
  const ids = new Set([...known, ...skills.flatMap(({ points }) => points.map(({ id }) => id))]);
  const suggest = suggester();
  const lists = new Set(framework.checklists.flatMap(({ skills }) => skills.map(({ id }) => listOf(id))));
  for (const { checked, text, at } of document.facts.items) {
    const word = firstWord(text);
    if (checked === null || ids.has(word) || !/\d/.test(word) || !lists.has(listOf(word))) continue;
    const meant = suggest(word, known);
    yield {
      message: `Unexpected skill ${quoted(word)}: ${stage.id} has ${describeIds(known)}${thenAsked(meant)}`,
      hint: 'Begin the task with the id of a skill, exactly as listed.',
      file: document.path,
      at,
    };
  }
}

/** `mentoring` of `Mentoring.11`: what a skill's id has before its number. */
function listOf(id: string): string {
  return id.replace(/[.-]?\d.*$/, '').toLowerCase();
}
