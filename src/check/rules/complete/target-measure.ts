import type { Rule } from '../../model.js';
import { ofStage } from '../../stage-parts.js';

export const rule: Rule = {
  id: 'complete/target-measure',
  severity: 'warning',
  summary: 'Every target says how you will know that it is met.',
  docs: `*Better feedback* can be argued about; *three recorded talks in which the trainee speaks first* cannot.
Add a line below the target, indented by two spaces: \`- measure: …\`. A ticked target needs none.`,
  good: [
    {
      files: {
        'stages/developing/targets.md':
          '---\nkind: targets\n---\n\n- [ ] Ask before telling\n  - due: 2026-07-10\n  - measure: Three recorded talks\n',
      },
    },
  ],
  bad: [
    {
      files: {
        'stages/developing/targets.md': '---\nkind: targets\n---\n\n- [ ] Ask before telling\n  - due: 2026-07-10\n',
      },
      finds: [[5, 3]],
    },
  ],
  *run({ stages }) {
    for (const coverage of stages) {
      for (const { document, done, measure, at } of coverage.targets) {
        if (done || measure !== null) continue;
        yield {
          ...ofStage(coverage),
          message: 'No measure of when this target is met',
          hint: 'Add below it, indented by two spaces: `- measure: what somebody could see`.',
          file: document.path,
          at,
        };
      }
    }
  },
};
