import { suggestEquivalents } from '../../../coverage/index.js';
import type { Rule } from '../../model.js';
import { addWords, relationWords } from '../../suggestions.js';

const CONFIG = 'version: 1\nframework: [ljmu-2016, ljmu-2007]\nstage: advanced\n';
const FOUND = `${CONFIG}rules: {link/equivalent: warning}\n`;

export const rule: Rule = {
  id: 'link/equivalent',
  severity: 'warning',
  suggests: true,
  summary: 'An entry could also count for something that a crosswalk matches with it.',
  docs: `If a portfolio follows several frameworks, their crosswalks say what matches: \`exact\`, \`related\`, \`broader\` (takes in more) or
\`narrower\`. If an entry names one of the two, \`mentor check\` says what it could also count for; only a person can tell whether it does.
This is a suggestion, not a finding: it is listed apart (\`suggestions\` in JSON), fails no run and counts for nothing until you write the id into the entry.
If it does not fit, say so in the entry: \`<!-- mentor-accept link/equivalent: another topic -->\`. \`rules: {link/equivalent: off}\` in portfolio.yaml ends all
suggestions; a severity turns them into findings.`,
  good: [
    {
      files: {
        'portfolio.yaml': FOUND,
        'journal/a.md': '---\nkind: entry\ncriteria: [AM2, ljmu-2007/EM4]\n---\n\nWe observed together.\n',
      },
    },
    {
      files: {
        'portfolio.yaml': FOUND,
        'journal/a.md':
          '---\nkind: entry\ncriteria: [AM2]\n---\n\nWe observed together.\n\n<!-- mentor-accept link/equivalent: another topic -->\n',
      },
    },
    {
      files: {
        'portfolio.yaml': CONFIG,
        'journal/a.md': '---\nkind: entry\ncriteria: [AM2]\n---\n\nOnly a suggestion.\n',
      },
    },
  ],
  bad: [
    {
      files: {
        'portfolio.yaml': FOUND,
        'journal/a.md': '---\nkind: entry\ncriteria: [AM2]\n---\n\nWe observed together.\n',
      },
      finds: [[3, 12]],
    },
  ],
  *run({ linked, stages }) {
    for (const one of suggestEquivalents(linked, stages)) {
      const { file, at, named, framework, id, kind } = one;
      yield {
        message: `\`${named}\` could also count for \`${framework}/${id}\`: ${relationWords(one)}`,
        hint: `If it does, ${addWords(one)}.`,
        file,
        at,
        framework,
        ...(kind === 'criteria' ? { criterion: id } : { item: id }),
      };
    }
  },
};
