import type { Rule } from '../../model.js';
import { elsewhere, nameOf, ofStage, stageFile } from '../../stage-parts.js';

export const rule: Rule = {
  id: 'complete/rating',
  severity: 'missing',
  summary: 'Every point of the self-assessment has a rating.',
  plural: 'points without a rating',
  docs: `Rate each point on the scale of the stage, in the settings of the self-assessment: \`MS1.1: green\`.
It is your own view, not a mark: nobody adds up the ratings. Red and amber are honest answers; they are where your targets come from.`,
  good: [
    {
      files: {
        'portfolio.yaml': 'version: 1\nframework: ljmu-2016\nstage: advanced\n',
        'stages/advanced/self-assessment.md': `---
kind: self-assessment
ratings:
${ratings(5, 9, 5, 2)}
---
`,
      },
    },
    {
      files: {
        'frameworks/small.yaml': `id: small
title: Small
version: 1
status: current
licence: MIT
uses: [mentor-standards-2016]
standard-sets:
  - {id: own, title: Own, standards: [{id: O1, statement: Listens.}, {id: O2, statement: Leads., expects: post}]}
stages:
  - {id: first, title: First, self-assessment: {set: own, scale: rag}}
`,
        'portfolio.yaml': 'version: 1\nframework: small\nstage: first\nmentor: {threshold: core}\n',
        'stages/first/self-assessment.md': '---\nkind: self-assessment\nratings:\n  O1: green\n---\n',
      },
    },
  ],
  bad: [
    {
      files: {
        'portfolio.yaml': 'version: 1\nframework: ljmu-2016\nstage: advanced\n',
        'stages/advanced/self-assessment.md': `---
kind: self-assessment
ratings:
${ratings(5, 9, 4, 1)}
---

## MS3 Professionalism

## MS4 Self-development
`,
      },
      finds: [
        [25, 1],
        [27, 1],
      ],
    },
  ],
  *run({ linked, stages }) {
    for (const coverage of stages) {
      const { selfAssessment, stage } = coverage;
      if (selfAssessment === null || stage.requires['self-assessment'] === 'none') continue;
      const levels = selfAssessment.scale.levels.map(({ id }) => id).join(', ');
      const headings = new Map(selfAssessment.sections.map(({ standard, heading }) => [standard, heading]));
      for (const { point, rating } of selfAssessment.points) {
        if (rating !== null) continue;
        yield {
          ...ofStage(coverage),
          message: `No rating for ${point.id}: ${nameOf(point)}`,
          hint: `\`mentor rate${elsewhere(coverage, linked)}\` asks point by point. The scale is ${levels}.`,
          file: stageFile(coverage, 'self-assessment', selfAssessment.document),
          at: headings.get(point.standard.id)?.at ?? null,
          item: point.id,
        };
      }
    }
  },
};

/** Lines for the examples: so many points of each mentor standard, all green. */
function ratings(...points: number[]): string {
  const lines = points.flatMap((number, standard) =>
    Array.from({ length: number }, (_, point) => `  MS${standard + 1}.${point + 1}: green`),
  );
  return lines.join('\n');
}
