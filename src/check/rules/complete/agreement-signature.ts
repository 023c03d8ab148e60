import { agreementSignatures } from '../../../coverage/index.js';
import type { Rule } from '../../model.js';
import { startOf } from '../../places.js';
import { stageOf } from '../../stage-parts.js';

const AGREED = 'objectives: [Ask every pupil, Plan six lessons on rivers, Lead a day of fieldwork]';

export const rule: Rule = {
  id: 'complete/agreement-signature',
  severity: 'warning',
  summary: 'A mentoring agreement is signed and dated.',
  docs: `An agreement is valid once everybody who agrees has put their name and the date under it:

    signatures:
      - {party: trainee, name: trainee-a, date: 2025-09-18}

If a framework of the portfolio has such an agreement, it says who signs; otherwise, everybody in the list does.`,
  good: [
    {
      files: {
        'agreements/trainee-a.md': `---\nkind: agreement\n${AGREED}\nsignatures:\n  - {party: trainee, name: trainee-a, date: 2025-09-18}\n  - {party: mentor, name: Ada Marsh, date: 2025-09-18}\n---\n\nWe meet on Thursdays.\n`,
      },
    },
  ],
  bad: [
    {
      files: {
        'agreements/trainee-a.md': `---\nkind: agreement\n${AGREED}\nsignatures:\n  - {party: trainee, name: trainee-a, date: }\n---\n\nWe meet on Thursdays.\n`,
        'agreements/trainee-b.md': `---\nkind: agreement\n${AGREED}\n---\n\nWe meet on Fridays.\n`,
      },
      finds: [
        [5, 3],
        [2, 7],
      ],
    },
  ],
  *run({ linked }) {
    for (const document of linked.portfolio.documents) {
      if (document.kind !== 'agreement') continue;
      const unsigned = agreementSignatures(document, linked).filter(({ signed }) => !signed);
      if (unsigned.length === 0) continue;
      yield {
        ...stageOf(document, linked),
        message: `No name and date yet ${of(unsigned)}under this agreement`,
        hint: 'Write them in its settings below `signatures:`, as `- {party: mentor, name: …, date: 2025-09-18}`.',
        file: document.path,
        at: document.frontMatter.signatures?.at ?? startOf(document),
      };
    }
  },
};

function of(unsigned: readonly { party: string }[]): string {
  const names = unsigned.flatMap(({ party }) => party || []);
  return names.length === 0 ? '' : `of ${names.join(' and ')} `;
}
