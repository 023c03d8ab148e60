import { PEOPLE_PATH } from '../../../portfolio/index.js';
import type { Rule } from '../../model.js';

const ONE = 'people:\n  - {name: Jane Holloway, id: trainee-a, as: Trainee A}\n';
const CONFIG = 'framework: ljmu-2016\n';

export const rule: Rule = {
  id: 'private/list',
  severity: 'warning',
  summary: 'private.yaml lists as many people as portfolio.yaml says there are to hide.',
  docs: `private.yaml never leaves your computer, so a copy of the portfolio has no names to look for, and nobody would notice.
\`hidden: 3\` in portfolio.yaml says how many there are, without their names; \`check --fix\` writes it if private.yaml lists more.
If you remove somebody from the list, lower the number by hand.`,
  good: [{ files: { 'portfolio.yaml': `${CONFIG}hidden: 1\n`, 'private.yaml': ONE } }],
  bad: [
    { files: { 'portfolio.yaml': `${CONFIG}hidden: 1\n` }, finds: [null] },
    { files: { 'portfolio.yaml': `${CONFIG}hidden: 2\n`, 'private.yaml': ONE }, finds: [null] },
  ],
  *run({ linked }) {
    const { people, config } = linked.portfolio;
    if (people.length >= (config.hidden ?? 0)) return;
    const found = people.length === 0 ? 'nobody' : `${people.length}`;
    yield {
      message: `Unexpected end of the names: ${PEOPLE_PATH} lists ${found}, expected ${config.hidden}, so some names may not be hidden`,
      hint: `Put your ${PEOPLE_PATH} into this folder, or correct \`hidden\` in portfolio.yaml.`,
      file: 'portfolio.yaml',
    };
  },
};
