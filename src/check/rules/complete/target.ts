import { counted } from '../../../text/counted.js';
import type { Rule } from '../../model.js';
import { elsewhere, ofStage, stageFile } from '../../stage-parts.js';

export const rule: Rule = {
  id: 'complete/target',
  severity: 'missing',
  summary: 'The stage has the targets that it asks for.',
  docs: `A target is something to achieve as a mentor, with a date. Write each as a task, and below it by when, and how you will know that it is met:

    - [ ] Ask before telling in every feedback
      - due: 2026-07-10
      - measure: Three recorded talks in which the trainee speaks first`,
  good: [
    {
      files: {
        'stages/developing/targets.md': '---\nkind: targets\n---\n\n- [ ] Ask before telling in every feedback\n',
      },
    },
  ],
  bad: [
    {
      files: { 'stages/developing/targets.md': '---\nkind: targets\n---\n\n<!-- What will you do next? -->\n' },
      finds: [null],
    },
  ],
  *run({ linked, stages }) {
    for (const coverage of stages) {
      const { targets, stage } = coverage;
      const demanded = stage.requires.targets;
      if (targets.length >= demanded) continue;
      const found = targets.length === 0 ? 'No target yet' : `${counted(targets.length, 'target')} so far`;
      const file = stageFile(coverage, 'targets', coverage.targetsDocument);
      yield {
        ...ofStage(coverage),
        message: `${found}; the stage asks for ${demanded}`,
        hint: `\`mentor new targets${elsewhere(coverage, linked)}\` asks for it; by hand, in ${file}: \`- [ ] what you want to achieve\`, and below it, indented, \`- due: 2026-07-10\`.`,
        file,
      };
    }
  },
};
