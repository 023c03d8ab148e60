import { fromProblems } from '../../from-problems.js';
import type { Rule } from '../../model.js';

const HEAD = 'id: ours\ntitle: Ours\nversion: 1\nstatus: current\nlicence: MIT\n';
const STAGE =
  'stages:\n  - id: first\n    title: First\n    criteria: [{id: C1, statement: Plans with the trainee.}]\n';
const CONFIG = 'version: 1\nframework: ours\nstage: first\n';

export const rule: Rule = {
  id: 'link/framework-pack',
  severity: 'error',
  summary: 'The packs in frameworks/ are consistent.',
  docs: `The pack says what a stage asks for. If it names something that does not exist, gives an id twice or goes
round in a circle, nobody can say what the portfolio lacks. \`mentor framework check frameworks/ours.yaml\` checks one
pack on its own. A stage that asks for nothing, or that no other stage leads to, may be intended, so it is only a warning.`,
  good: [{ files: { 'portfolio.yaml': CONFIG, 'frameworks/ours.yaml': HEAD + STAGE } }],
  bad: [
    {
      files: { 'portfolio.yaml': CONFIG, 'frameworks/ours.yaml': `${HEAD}${STAGE}    checklists: [listening]\n` },
      finds: [[10, 18]],
    },
    {
      files: { 'portfolio.yaml': CONFIG, 'frameworks/ours.yaml': `${HEAD}uses: [nowhere]\n${STAGE}` },
      finds: [[6, 8]],
    },
    {
      files: { 'frameworks/ljmu-2007.yaml': HEAD.replace('ours', 'ljmu-2007') + STAGE },
      finds: [[1, 5]],
    },
  ],
  run: (context) => fromProblems('link/framework-pack', context),
};
