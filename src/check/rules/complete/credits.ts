import type { Rule } from '../../model.js';
import { ofStage } from '../../stage-parts.js';

export const rule: Rule = {
  id: 'complete/credits',
  severity: 'missing',
  summary: 'The credits that the stage asks for are claimed.',
  docs: `A claim is a file with \`kind: credit-claim\`, the module, the credits and the route. The claims for one stage are added up.`,
  good: [
    {
      files: {
        'portfolio.yaml': 'version: 1\nframework: ljmu-pgcert\nstage: module-1\n',
        'stages/module-1/claim.md':
          '---\nkind: credit-claim\nstage: module-1\nmodule: module-1\ncredits: 20\nroute: workshops\n---\n',
      },
    },
  ],
  bad: [
    {
      files: {
        'portfolio.yaml': 'version: 1\nframework: ljmu-pgcert\nstage: module-1\n',
        'stages/module-1/claim.md': '---\nkind: credit-claim\nstage: module-1\nmodule: module-1\ncredits: 10\n---\n',
      },
      finds: [null],
    },
  ],
  *run({ stages }) {
    for (const coverage of stages) {
      const { credits, stage } = coverage;
      if (credits >= stage.requires.credits) continue;
      const file = `stages/${stage.id}/credit-claim.md`;
      yield {
        ...ofStage(coverage),
        message: `${credits} of ${stage.requires.credits} credits claimed`,
        hint: `\`mentor new credit-claim --stage ${stage.id}\` starts a claim; fill in its \`module:\` and \`credits:\`.`,
        file,
      };
    }
  },
};
