import { counted } from '../../../text/counted.js';
import type { Rule } from '../../model.js';
import { ofStage } from '../../stage-parts.js';

export const rule: Rule = {
  id: 'complete/agreement',
  severity: 'missing',
  summary: 'There are as many mentoring agreements as the stage asks for.',
  docs: `An agreement says who promises what to whom, and until when. It is a separate file, such as agreements/trainee-a.md, with \`kind: agreement\`;
its name is the trainee's pseudonym, so that meetings can refer to it.`,
  good: [
    {
      files: {
        'portfolio.yaml': 'version: 1\nframework: lluk-2008\nstage: core\n',
        'agreements/trainee-a.md': '---\nkind: agreement\nstarts: 2025-09-08\n---\n\nWe meet on Thursdays.\n',
      },
    },
  ],
  bad: [{ files: { 'portfolio.yaml': 'version: 1\nframework: lluk-2008\nstage: core\n' }, finds: [null] }],
  *run({ stages, linked }) {
    const agreements = linked.portfolio.documents.filter(({ kind }) => kind === 'agreement');
    for (const coverage of stages) {
      const demanded = coverage.stage.requires.agreements;
      const ofIt = agreements.filter((one) => (linked.stageOf(one) ?? coverage).stage === coverage.stage).length;
      if (ofIt >= demanded) continue;
      yield {
        ...ofStage(coverage),
        message: `${ofIt === 0 ? 'No agreement' : counted(ofIt, 'agreement')} yet; the stage asks for ${demanded}`,
        hint: 'Write one for each trainee: `mentor new agreement "Trainee A"`.',
        file: 'agreements',
      };
    }
  },
};
