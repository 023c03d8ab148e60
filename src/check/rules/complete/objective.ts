import { counted } from '../../../text/counted.js';
import type { Rule } from '../../model.js';
import { startOf } from '../../places.js';
import { stageOf } from '../../stage-parts.js';

/** Where no framework followed says how many. */
const USUAL_MINIMUM = 3;

export const rule: Rule = {
  id: 'complete/objective',
  severity: 'warning',
  summary: 'A mentoring agreement has three objectives or more.',
  docs: `An agreement without objectives is a timetable. Write what the trainee wants to be able to do and by when, about the subject rather than about teaching in general:

    objectives:
      - By 13 February, ask every pupil of a Year 8 class at least one question

A framework may ask for a number other than three.`,
  good: [
    {
      files: {
        'agreements/trainee-a.md':
          '---\nkind: agreement\nobjectives: [Ask every pupil, Plan six lessons on rivers, Lead a day of fieldwork]\n---\n\nWe meet on Thursdays.\n',
      },
    },
  ],
  bad: [
    {
      files: {
        'agreements/trainee-a.md':
          '---\nkind: agreement\nobjectives: [Ask every pupil]\n---\n\nWe meet on Thursdays.\n',
        'agreements/trainee-b.md': '---\nkind: agreement\n---\n\nWe meet on Fridays.\n',
      },
      finds: [
        [3, 13],
        [2, 7],
      ],
    },
  ],
  *run({ linked }) {
    const asked = linked.indexes.flatMap(({ framework }) =>
      framework.agreements.map((one) => one.objectives?.minimum ?? 0),
    );
    const minimum = asked.length > 0 ? Math.max(...asked) : USUAL_MINIMUM;
    for (const document of linked.portfolio.documents) {
      if (document.kind !== 'agreement') continue;
      const { objectives } = document.frontMatter;
      const found = Array.isArray(objectives?.value) ? objectives.value.length : Number(Boolean(objectives?.value));
      if (found >= minimum) continue;
      yield {
        ...stageOf(document, linked),
        message: `${found === 0 ? 'No objectives' : counted(found, 'objective')} in this agreement, expected ${minimum} or more`,
        hint: 'Write them in its settings: `objectives:`, and below it a list with one line for each.',
        file: document.path,
        at: objectives?.at ?? startOf(document),
      };
    }
  },
};
