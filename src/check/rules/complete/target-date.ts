import { quoted, readDayFirst } from '../../../portfolio/index.js';
import type { Rule } from '../../model.js';
import { ofStage } from '../../stage-parts.js';

export const rule: Rule = {
  id: 'complete/target-date',
  severity: 'warning',
  summary: 'Every target says by which day.',
  docs: `A target is something to achieve with a date; without one nobody can say later whether it was met.
No form known to us demands one, so it is doubtful where there is none, and missing where the framework asks for it.
Add a line below it, indented by two spaces: \`- due: 2026-07-10\`. A target that is ticked needs none.`,
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
        const meant = due ? readDayFirst(due.value) : null;
        yield {
          ...ofStage(coverage),
          ...(due || coverage.stage.targets?.date === 'required' ? { severity: 'missing' as const } : {}),
          message: due
            ? `Unexpected date ${quoted(due.value)}, expected a day of the calendar as 2026-07-10`
            : 'No date by which this target is to be met',
          hint: meant
            ? `Read day first it is \`${meant}\`.`
            : 'Add below it, indented by two spaces: `- due: 2026-07-10`.',
          file: document.path,
          at: due?.at ?? at,
          ...(meant ? { fix: `due: ${meant}` } : {}),
        };
      }
    }
  },
};
