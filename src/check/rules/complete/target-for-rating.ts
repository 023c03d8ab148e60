import type {
  PointCoverage,
  SelfAssessmentCoverage,
  StageCoverage,
  StandardSection,
  Target,
} from '../../../coverage/index.js';
import type { Rule } from '../../model.js';
import { ofStage, stageFile } from '../../stage-parts.js';

const RATED = `---
kind: self-assessment
ratings:
  MS1.5: amber
  MS2.9: red
---

## MS1 Personal qualities

### Targets

Show a lesson on the day somebody needs it.

### Actions
`;

export const rule: Rule = {
  id: 'complete/target-for-rating',
  severity: 'missing',
  summary: 'Every rating that asks for a target and an action has both.',
  plural: 'ratings without the target or action that they ask for',
  docs: `Some levels of a scale, such as red, ask for something to achieve and a first step; for others, such as amber, the form says "if appropriate",
so it is only a warning. Write both below the standard in the self-assessment, under the headings
Targets and Actions; one text is enough for all points of the standard.
Or make it one of the targets of the stage: below it, \`- for: MS1.5\` says which point it is for, and \`- action: …\` what you will do.`,
  good: [
    {
      files: {
        'portfolio.yaml': 'version: 1\nframework: ljmu-2016\nstage: advanced\n',
        'stages/advanced/self-assessment.md': `${RATED}
Collect twelve short packs.
`,
        'stages/advanced/targets.md': `---
kind: targets
---

- [ ] Lead the reading group
  - for: MS2.9
  - action: Choose four papers before October
`,
      },
    },
  ],
  bad: [
    {
      files: {
        'portfolio.yaml': 'version: 1\nframework: ljmu-2016\nstage: advanced\n',
        'stages/advanced/self-assessment.md': RATED,
      },
      finds: [
        [4, 3],
        [5, 3],
      ],
    },
  ],
  *run({ stages }) {
    for (const coverage of stages) {
      const { selfAssessment } = coverage;
      for (const one of selfAssessment?.points ?? []) {
        if (selfAssessment === null) continue;
        const owed = whatLacks(one, one.level?.['asks-for'], selfAssessment, coverage);
        const lacks = [...owed, ...whatLacks(one, one.level?.suggests, selfAssessment, coverage)];
        if (lacks.length === 0) continue;
        yield {
          ...(owed.length === 0 ? { severity: 'warning' as const } : {}),
          ...ofStage(coverage),
          message: `${one.point.id} is ${one.rating?.level}, with no ${lacks.join(' and no ')}`,
          hint: 'Write under Targets and Actions of its standard, or add `- for:` with its id to one of your targets.',
          file: stageFile(coverage, 'self-assessment', selfAssessment.document),
          at: one.rating?.at ?? null,
          item: one.point.id,
        };
      }
    }
  },
};

/** What of `asked` for the level of a point neither its standard's section nor a target of the stage gives. */
function whatLacks(
  { point }: PointCoverage,
  asked: readonly ('target' | 'action')[] = [],
  { sections }: SelfAssessmentCoverage,
  { targets }: StageCoverage,
): ('target' | 'action')[] {
  const section = sections.find(({ standard }) => standard === point.standard.id);
  const own = targets.filter((target) =>
    target.for.some(({ value }) => value === point.id || value === point.standard.id),
  );
  return asked.filter((ask) => !gives(ask, section, own));
}

function gives(ask: 'target' | 'action', section: StandardSection | undefined, own: readonly Target[]): boolean {
  if (ask === 'target') return section?.targets === true || own.length > 0;
  return section?.actions === true || own.some(({ actions }) => actions.length > 0);
}
