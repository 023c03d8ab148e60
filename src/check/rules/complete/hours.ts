import { hoursThatCount } from '../../../coverage/index.js';
import type { Rule } from '../../model.js';
import { ofStage } from '../../stage-parts.js';

export const rule: Rule = {
  id: 'complete/hours',
  severity: 'missing',
  summary: 'The hours that the stage asks for are recorded.',
  docs: `\`hours: 1.5\` in an entry says how long it took. The hours of all entries of the stage are added up; an entry that names no criterion needs \`stage:\` to be counted. An entry
without text does not count. A framework may ask for hours from the last year or so; then earlier ones do not count.`,
  good: [
    {
      files: {
        'portfolio.yaml': 'version: 1\nframework: lluk-2008\nstage: core\n',
        'journal/a.md': '---\nkind: cpd\nstage: core\ndate: 2026-02-03\nhours: 18\n---\n\nA course on coaching.\n',
        'journal/b.md': '---\nkind: cpd\nstage: core\ndate: 2025-11-03\nhours: 12.5\n---\n\nA second one.\n',
      },
    },
  ],
  bad: [
    {
      files: {
        'portfolio.yaml': 'version: 1\nframework: lluk-2008\nstage: core\n',
        'journal/a.md': '---\nkind: cpd\nstage: core\ndate: 2026-02-03\nhours: 18\n---\n\nA course on coaching.\n',
      },
      finds: [null],
    },
    {
      files: {
        'portfolio.yaml': 'version: 1\nframework: lluk-2008\nstage: core\n',
        'journal/a.md': '---\nkind: cpd\nstage: core\ndate: 2018-03-03\nhours: 30\n---\n\nTraining of 2018.\n',
        'journal/b.md': '---\nkind: cpd\nstage: core\ndate: 2026-03-03\nhours: 30\n---\n',
      },
      finds: [null],
    },
  ],
  *run({ stages, today }) {
    for (const coverage of stages) {
      const { stage } = coverage;
      const hours = hoursThatCount(coverage, today);
      if (hours >= stage.requires.hours) continue;
      yield {
        ...ofStage(coverage),
        message: `${hours} of ${stage.requires.hours} hours recorded${within(stage.requires['hours-months'])}`,
        hint: `Add \`hours:\` and \`stage: ${stage.id}\` to the entries whose time counts.`,
        file: 'journal',
      };
    }
  },
};

const within = (months: number): string =>
  months === 0 ? '' : months === 12 ? ' in the last year' : ` in the last ${months} months`;
