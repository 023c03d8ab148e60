import type { Rule } from '../../model.js';
import { elsewhere, ofStage, stageFile } from '../../stage-parts.js';

export const rule: Rule = {
  id: 'complete/reflection',
  severity: 'missing',
  summary: 'The stage has a reflection.',
  docs: `Free text is enough: write what you yourself have learned by mentoring, more than what the trainee has learned.
If the stage has key questions, they help you to begin; the text below a heading with an id, such as \`## KQ3\`, answers one.`,
  good: [
    {
      files: {
        'stages/developing/reflection.md':
          '---\nkind: reflection\n---\n\nI say less in feedback, and wait longer for an answer.\n',
      },
    },
  ],
  bad: [
    {
      files: { 'stages/developing/reflection.md': '---\nkind: reflection\n---\n\n<!-- What have you learned? -->\n' },
      finds: [null],
    },
  ],
  *run({ linked, stages }) {
    for (const coverage of stages) {
      if (coverage.stage.requires.reflection === 'none' || coverage.reflected) continue;
      const file = stageFile(coverage, 'reflection', coverage.reflections[0] ?? null);
      yield {
        ...ofStage(coverage),
        message: 'No reflection yet',
        hint: `Write what you have learned; a page of free text is enough: \`mentor new reflection${elsewhere(coverage, linked)}\`, or in ${file}.`,
        file,
      };
    }
  },
};
