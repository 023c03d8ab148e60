import type { Rule } from '../../model.js';
import { elsewhere, nameOf, ofStage, stageFile } from '../../stage-parts.js';

export const rule: Rule = {
  id: 'complete/skill',
  severity: 'missing',
  summary: 'Every skill on the checklists of the stage is ticked.',
  plural: 'skills not ticked',
  docs: `Tick a skill once you have used it: put an x between the brackets, \`- [x] mentoring.5\`. A link to the entry in which you used it says more than the tick.
A skill that you have not used yet tells you what to try next.`,
  good: [
    {
      files: {
        'stages/developing/checklist.md': `---
kind: checklist
---

- [x] mentoring.1
- [x] mentoring.2
- [x] mentoring.3
- [x] mentoring.4
- [x] mentoring.5
- [x] mentoring.6
- [x] mentoring.7
- [x] mentoring.8
- [x] mentoring.9
- [x] mentoring.10
`,
        'stages/developing/in-march.md': '---\nkind: checklist\n---\n\n- [ ] mentoring.1 Not yet\n',
      },
    },
  ],
  bad: [
    {
      files: {
        'stages/developing/checklist.md': `---
kind: checklist
---

- [x] mentoring.1 Builds trust
- [x] mentoring.2 Shows what good looks like
- [x] mentoring.3 Gives access to expertise
- [x] mentoring.4 Fits the support to the need
- [ ] mentoring.5 Observes and reflects
- [x] mentoring.6 Gives information to learn from
- [x] mentoring.7 Makes independent
- [x] mentoring.8 Asks open questions
- [x] mentoring.9 Listens
`,
      },
      finds: [[9, 3], null],
    },
  ],
  *run({ linked, stages }) {
    for (const coverage of stages) {
      if (coverage.stage.requires.checklists === 'none') continue;
      for (const { skill, ticked, item } of coverage.skills) {
        if (ticked) continue;
        yield {
          ...ofStage(coverage),
          message: `${skill.id} is not ticked: ${nameOf(skill)}`,
          hint: `Once you have used it: \`mentor tick ${skill.id}${elsewhere(coverage, linked)}\`; \`--with\` links the entry that shows it.`,
          file: stageFile(coverage, 'checklist', item?.document ?? coverage.checklistDocument),
          at: item?.item.at ?? null,
          item: skill.id,
        };
      }
    }
  },
};
