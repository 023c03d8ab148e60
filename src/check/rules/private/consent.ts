import { evidenceOf } from '../../../coverage/index.js';
import { showsPeople } from '../../../evidence/kinds.js';
import type { Rule } from '../../model.js';

const entry = (consent: string): string =>
  `---\nkind: entry\ncriteria: DM5\nevidence: evidence/group.jpg\nconsent: ${consent}\n---\n\nThe group at work.\n`;

export const rule: Rule = {
  id: 'private/consent',
  severity: 'warning',
  summary: 'Everybody in a picture or video has agreed to it.',
  docs: `\`consent: missing\` says that people can be recognised in a picture or video and have not agreed yet, or their parents have not.
Until they have, it must not be handed in: ask them, or use another picture.`,
  good: [
    { files: { 'evidence/group.jpg': 'JFIF', 'journal/a.md': entry('given') } },
    { files: { 'evidence/group.jpg': 'JFIF', 'journal/a.md': entry('not-needed') } },
  ],
  bad: [{ files: { 'evidence/group.jpg': 'JFIF', 'journal/a.md': entry('missing') }, finds: [[5, 10]] }],
  *run({ linked: { portfolio } }) {
    for (const document of portfolio.documents) {
      const { consent } = document.frontMatter;
      if (consent?.value !== 'missing') continue;
      const pictures = evidenceOf(document, portfolio).filter(({ target }) => showsPeople(target));
      if (pictures.length === 0) continue;
      const what = pictures.length === 1 ? 'a picture or video' : `${pictures.length} pictures or videos`;
      yield {
        message: `Unexpected \`consent: missing\` beside ${what} of people`,
        hint: 'Ask for consent and write `consent: given`, or remove the picture.',
        file: document.path,
        at: consent.at,
      };
    }
  },
};
