import { coverAgreements, isOverdue, owedContacts } from '../../../coverage/index.js';
import { quoted } from '../../../portfolio/index.js';
import type { Rule } from '../../model.js';
import { stageOf } from '../../stage-parts.js';

export const rule: Rule = {
  id: 'complete/contact',
  severity: 'warning',
  summary: 'Each period of an agreement has as many contacts as were agreed.',
  docs: `The schedule of an agreement says how many discussions, observations and reports each period should have. Entries that name the agreement are counted
by their date: meetings and conversations as discussions, observations, reports. A period is looked at once it is over.
If a contact took place and was never written up, a short entry will do. If it did not, say why in the agreement.`,
  good: [
    {
      files: {
        'agreements/trainee-a.md':
          '---\nkind: agreement\nstarts: 2025-09-08\nschedule:\n  - {period: Autumn, until: 2025-12-19, discussions: 1, observations: 1}\n  - {period: Summer, until: 2026-07-17, discussions: 4}\n---\n\nWe meet on Thursdays.\n',
        'journal/a.md': '---\nkind: meeting\ndate: 2025-10-02\nagreement: trainee-a\n---\n\nWe set three targets.\n',
        'journal/b.md': '---\nkind: observation\ndate: 2025-12-19\nagreement: trainee-a\n---\n\nA lesson on rivers.\n',
      },
    },
  ],
  bad: [
    {
      files: {
        'agreements/trainee-a.md':
          '---\nkind: agreement\nschedule:\n  - {period: Autumn, until: 2025-12-19, discussions: 3, observations: 1, reports: 1}\n---\n\nWe meet on Thursdays.\n',
        'journal/a.md': '---\nkind: meeting\ndate: 2025-10-02\nagreement: trainee-a\n---\n\nWe set three targets.\n',
        'journal/b.md': '---\nkind: report\ndate: 2026-01-09\nagreement: trainee-a\n---\n\nTwo weeks late.\n',
      },
      finds: [[4, 5]],
    },
  ],
  *run({ linked, today }) {
    for (const { document, periods } of coverAgreements(linked)) {
      for (const [index, period] of periods.entries()) {
        if (!isOverdue(period, today)) continue;
        const few = owedContacts(period).map((kind) => `${period[kind].made} of ${period[kind].agreed} ${kind}`);
        yield {
          ...stageOf(document, linked),
          message: `Fewer contacts than agreed in ${quoted(period.period)}: ${few.join(', ')}`,
          hint: 'Write up those that took place, with `agreement:` and `date:`; if some did not, say why here.',
          file: document.path,
          at: document.frontMatter.schedule?.value[index]?.at ?? null,
        };
      }
    }
  },
};
