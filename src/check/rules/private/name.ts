import type { Rule } from '../../model.js';
import { privateDrafts } from '../../private/drafts.js';

const PEOPLE =
  'people:\n  - {name: Jane Holloway, also: [Janey, J.H.], id: trainee-a, as: Trainee A}\n  - {name: Will, id: pupil-1, as: Pupil 1}\n';

export const rule: Rule = {
  id: 'private/name',
  severity: 'warning',
  keptForGood: true,
  summary: 'No real name in private.yaml appears anywhere else.',
  docs: `A portfolio is read by people who have never met your trainees and pupils. List their names in private.yaml, which is neither committed
nor submitted, and write the pseudonym everywhere else.
The search covers texts, front-matter, file names, and the contents of PDF, Word and text files and photos. Each part of a name counts by itself,
whatever its accents, hyphens and apostrophes, and so do \`J. Holloway\` and \`Holloway, Jane\`. Small letters count in a whole name, and elsewhere
if \`anycase: true\` says so. A name that is also a word, such as Will,
counts if it is capitalised; as part of a longer name, only where no sentence begins with it.
The finding never says the name, since others read the reports; in paths, the pseudonym appears in brackets. With \`check --for submission\` it is an error.`,
  good: [
    {
      files: {
        'private.yaml': PEOPLE,
        'journal/a.md':
          '---\nkind: entry\ncriteria: DM5\npeople: [trainee-a]\n---\n\nTrainee A will lead the lesson, and Janet from 9B helps.\n',
      },
    },
  ],
  bad: [
    {
      files: {
        'private.yaml': PEOPLE,
        'evidence/jane-holloway.jpg': 'JFIF',
        'journal/a.md':
          "---\nkind: entry\ntitle: A talk with Jane\ncriteria: DM5\n---\n\nI read Janey's plan. Then Will asked.\n\n![J.H. at the board](../evidence/jane-holloway.jpg)\n",
      },
      finds: [null, [3, 20], [7, 8], [7, 27], [9, 3], [9, 34]],
    },
    {
      files: { 'private.yaml': PEOPLE, 'evidence/plan.pdf': '%PDF-1.7' },
      contents: {
        'evidence/plan.pdf': {
          texts: [
            { where: 'page 2', text: 'Plan of Jane\nHolloway' },
            { where: 'the properties', text: 'Miss Holloway' },
          ],
          hasLocation: false,
          hasAuthor: false,
          unread: null,
        },
      },
      finds: [null],
    },
  ],
  run: (context) =>
    privateDrafts(context, 'name', {
      found: 'real name',
      expected: ({ person }) => `\`${person?.as ?? 'a pseudonym'}\``,
      hint: 'Write the pseudonym instead.',
    }),
};
