import type { Rule } from '../../model.js';
import { unknownIds } from '../../references.js';

const PACK = `id: journey
title: A learning journey
version: 1
status: current
licence: MIT
stages:
  - id: starting
    title: Stage 1
    dimensions:
      - {id: J1.planning, statement: Plans the change.}
      - {id: J1.sharing, statement: Shares what came of it.}
`;

export const rule: Rule = {
  id: 'link/dimension',
  severity: 'error',
  summary: 'Every dimension that an entry names exists.',
  docs: `Some frameworks ask for accounts under headings, called dimensions, such as \`TLA2.coaching\`.
For a dimension from a second framework, write the framework before it: \`gtc-tla/TLA2.coaching\`.`,
  good: [
    {
      files: {
        'frameworks/journey.yaml': PACK,
        'journal/a.md':
          '---\nkind: learning-journey\nstage: starting\ndimensions: [J1.planning]\n---\n\nI planned six lessons.\n',
        'portfolio.yaml': 'version: 1\nframework: journey\nstage: starting\n',
      },
    },
  ],
  bad: [
    {
      files: {
        'frameworks/journey.yaml': PACK,
        'journal/a.md':
          '---\nkind: learning-journey\nstage: starting\ndimensions: [J1.plannning]\n---\n\nI planned six lessons.\n',
        'portfolio.yaml': 'version: 1\nframework: journey\nstage: starting\n',
      },
      finds: [[4, 14]],
    },
  ],
  run: (context) =>
    unknownIds(context, 'dimensions', 'dimension', ({ framework, stage }) => ({
      whose: stage.id,
      framework: framework.id,
      ids: stage.dimensions.map(({ id }) => id),
    })),
};
