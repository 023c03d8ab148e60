import { quoted } from '../../../portfolio/index.js';
import { placeOfAddress, referencesTo } from '../../file-references.js';
import type { Rule } from '../../model.js';

export const rule: Rule = {
  id: 'link/file-link',
  severity: 'warning',
  summary: 'No link leads to one computer alone.',
  docs: `An address that begins with \`file:\` or names \`localhost\` opens on the writer's computer and nowhere else.
In the submission it becomes plain text. Copy what it shows into evidence/ and link it there.`,
  good: [
    {
      files: {
        'journal/a.md':
          '---\nkind: entry\ncriteria: DM5\n---\n\nSee [the standards](https://www.example.org/ms.pdf).\n',
      },
    },
  ],
  bad: [
    {
      files: {
        'journal/a.md':
          '---\nkind: entry\ncriteria: DM5\nevidence:\n  - {url: "http://localhost:8080/board", caption: The board}\n---\n\nSee [the plan](file:///C:/plan.pdf).\n',
      },
      finds: [
        [5, 11],
        [8, 16],
      ],
    },
  ],
  *run({ linked }) {
    for (const reference of referencesTo('local', linked)) {
      const { document, written, at } = reference;
      yield {
        message: `Unexpected address ${quoted(written)}: nobody else can open it, so the submission shows it as plain text`,
        hint: 'Copy the file into evidence/ and link it there.',
        file: document.path,
        at: placeOfAddress(reference) ?? at,
      };
    }
  },
};
