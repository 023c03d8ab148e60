import { isLate } from '../../../coverage/targets.js';
import type { Rule } from '../../model.js';
import { ofStage } from '../../stage-parts.js';

export const rule: Rule = {
  id: 'complete/target-overdue',
  severity: 'warning',
  summary: 'No target is past its date and still open.',
  docs: `If it is met, tick it: \`- [x]\`. If it is not, give it a new date and say below it what happened; that is worth reading, too.`,
  good: [
    {
      files: {
        'stages/developing/targets.md':
          '---\nkind: targets\n---\n\n- [ ] Ask before telling\n  - due: 2026-07-10\n- [x] Watch an expert\n  - due: 2026-03-27\n',
      },
    },
  ],
  bad: [
    {
      files: {
        'stages/developing/targets.md': '---\nkind: targets\n---\n\n- [ ] Ask before telling\n  - due: 2026-03-27\n',
      },
      finds: [[6, 5]],
    },
  ],
  *run({ stages, today }) {
    for (const coverage of stages) {
      for (const { document, due, day } of coverage.targets.filter((target) => isLate(target, today))) {
        yield {
          ...ofStage(coverage),
          message: `Open target, due since ${day}`,
          hint: 'Tick it if it is met; otherwise give it a new date and say what happened.',
          file: document.path,
          at: due?.at ?? null,
        };
      }
    }
  },
};
