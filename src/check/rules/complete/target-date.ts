import { meantDay, quoted } from '../../../portfolio/index.js';
import type { Rule } from '../../model.js';
import { ofStage } from '../../stage-parts.js';

export const rule: Rule = {
  id: 'complete/target-date',
  severity: 'warning',
  summary: 'Every target has a date.',
  docs: `A target is something to achieve by a certain date; without the date, nobody can say later whether it was met.
No form that we know requires one, so its lack is only a warning, unless the framework asks for a date: then it is missing.
Add a line below it, indented by two spaces: \`- due: 2026-07-10\`. A ticked target needs none.`,
  good: [
    {
      files: {
        'stages/developing/targets.md':
          '---\nkind: targets\n---\n\n- [ ] Ask before telling\n  - due: 2026-07-10\n- [x] Watch an expert\n',
      },
    },
  ],
  bad: [
    {
      files: {
        'stages/developing/targets.md':
          '---\nkind: targets\n---\n\n- [ ] Ask before telling\n- [ ] Watch an expert\n  - due: 10/07/2026\n',
      },
      finds: [
        [5, 3],
        [7, 5],
      ],
    },
  ],
  *run({ stages }) {
    for (const coverage of stages) {
      for (const { document, done, due, day, at } of coverage.targets) {
        if (done || day !== null) continue;
        const meant = due ? meantDay(due.value) : null;
        yield {
          ...ofStage(coverage),
          ...(due || coverage.stage.targets?.date === 'required' ? { severity: 'missing' as const } : {}),
          message: due
            ? `Unexpected date ${quoted(due.value)}, expected a day that exists, such as 2026-07-10`
            : 'No date by which this target is to be met',
          hint: meant?.hint ?? 'Add below it, indented by two spaces: `- due: 2026-07-10`.',
          file: document.path,
          at: due?.at ?? at,
          ...(meant ? { fix: `due: ${meant.day}` } : {}),
        };
      }
    }
  },
};
