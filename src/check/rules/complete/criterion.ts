import type { Rule } from '../../model.js';
import { nameOf, ofStage } from '../../stage-parts.js';

export const rule: Rule = {
  id: 'complete/criterion',
  severity: 'missing',
  summary: 'Every criterion of the stage is named by an entry that says something.',
  plural: 'criteria that no entry shows',
  docs: `A reviewer reads the stage criterion by criterion. One that no entry names is open.
Often the work is done and only the link is missing: add the criterion's id to an entry you have, or write a short new one.
A file with only headings and comments does not count.`,
  good: [
    {
      files: {
        'portfolio.yaml': 'version: 1\nframework: ljmu-2016\nstage: effective\n',
        'journal/a.md':
          '---\nkind: entry\ncriteria: [EM1, EM2, EM3, EM4, EM5, EM6, EM7, EM8, EM9, EM10, EM11]\n---\n\nA full year of it.\n',
      },
    },
  ],
  bad: [
    {
      files: {
        'journal/a.md':
          '---\nkind: entry\ncriteria: [DM1, DM2, DM3, DM4, DM5, DM6, DM7, DM8, DM9, DM10]\n---\n\nA full year of it.\n',
      },
      finds: [null],
    },
  ],
  *run({ stages }) {
    for (const coverage of stages) {
      if (coverage.stage.requires.evidence === 'none') continue;
      for (const { criterion, state } of coverage.criteria) {
        if (state !== 'open') continue;
        yield {
          ...ofStage(coverage),
          message: `No entry shows ${criterion.id}: ${nameOf(criterion)}`,
          hint: `Add the id to the criteria of an entry that shows it, or write one: \`mentor new entry --criteria ${criterion.id}\`.`,
          file: 'journal',
          criterion: criterion.id,
        };
      }
    }
  },
};
