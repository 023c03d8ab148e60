import { PEOPLE_PATH } from '../../../portfolio/index.js';
import type { Rule } from '../../model.js';

const ONE = 'people:\n  - {name: Jane Holloway, id: trainee-a, as: Trainee A}\n';
const CONFIG = 'framework: ljmu-2016\n';

export const rule: Rule = {
  id: 'private/list',
  severity: 'warning',
  summary: 'As many are listed in private.yaml as portfolio.yaml says there are to hide.',
  docs: `private.yaml never leaves your computer, so a copy of the portfolio has no names to look for, and nothing would be said of it.
\`hidden: 3\` in portfolio.yaml says how many there are, and none of their names; \`check --fix\` writes it where private.yaml lists more.
Somebody who was taken out of the list is taken off the number by hand.`,
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
      message: `Unexpected end of the names: ${PEOPLE_PATH} lists ${found}, expected ${config.hidden}, so names could be left in`,
      hint: `Put your ${PEOPLE_PATH} into this folder, or correct \`hidden\` in portfolio.yaml.`,
      file: 'portfolio.yaml',
    };
  },
};
