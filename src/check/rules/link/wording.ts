import { fromProblems } from '../../from-problems.js';
import type { Rule } from '../../model.js';

export const rule: Rule = {
  id: 'link/wording',
  severity: 'error',
  summary: 'A wording overlay only names parts that its pack has.',
  docs: `\`frameworks/ljmu-2007.wording.yaml\` shows an institution's official text instead of our short statements: lines of an id, a colon
and the text. A text for an id that the pack does not have would not be shown anywhere.
\`mentor framework wording ljmu-2007\` writes a file with every id for you to fill in.`,
  good: [{ files: { 'frameworks/ljmu-2007.wording.yaml': 'DM1: Knows the standards for trainees.\nDM2:\n' } }],
  bad: [
    {
      files: { 'frameworks/ljmu-2007.wording.yaml': 'DM1: Knows the standards for trainees.\nDM12: Listens.\n' },
      finds: [[2, 1]],
    },
    { files: { 'frameworks/ljmu-2008.wording.yaml': 'DM1: Knows the standards for trainees.\n' }, finds: [null] },
  ],
  run: (context) => fromProblems('link/wording', context),
};
