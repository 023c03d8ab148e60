import type { Rule } from '../../model.js';
import { ofStage } from '../../stage-parts.js';

export const rule: Rule = {
  id: 'complete/hours',
  severity: 'missing',
  summary: 'The hours that the stage asks for are written down.',
  docs: `\`hours: 1.5\` in an entry says how long it took. The hours of all entries of the stage are added up; an entry that names no criterion says \`stage:\` to be counted.`,
  good: [
    {
      files: {
        'portfolio.yaml': 'version: 1\nframework: lluk-2008\nstage: core\n',
        'journal/a.md': '---\nkind: cpd\nstage: core\nhours: 18\n---\n\nA course on coaching.\n',
        'journal/b.md': '---\nkind: cpd\nstage: core\nhours: 12.5\n---\n\nA second one.\n',
      },
    },
  ],
  bad: [
    {
      files: {
        'portfolio.yaml': 'version: 1\nframework: lluk-2008\nstage: core\n',
        'journal/a.md': '---\nkind: cpd\nstage: core\nhours: 18\n---\n\nA course on coaching.\n',
      },
      finds: [null],
    },
  ],
  *run({ stages }) {
    for (const coverage of stages) {
      const { hours, stage } = coverage;
      if (hours >= stage.requires.hours) continue;
      yield {
        ...ofStage(coverage),
        message: `${hours} of ${stage.requires.hours} hours written down`,
        hint: `Add \`hours:\` and \`stage: ${stage.id}\` to the entries whose time counts.`,
        file: 'journal',
      };
    }
  },
};
