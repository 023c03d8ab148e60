import { quoted } from '../../../portfolio/index.js';
import { placeOfAddress, referencesTo } from '../../file-references.js';
import type { Rule } from '../../model.js';

export const rule: Rule = {
  id: 'link/file-link',
  severity: 'warning',
  summary: 'No link or picture leads to a place that only its author can open.',
  docs: `An address that begins with \`file:\`, names \`localhost\` or a server inside the school, or belongs to a program
(\`onenote:\`, \`obsidian:\`, \`blob:\`) does not open anywhere else: the submission shows its words as plain text. A picture that is written
into the text itself (\`data:\`, as Google Docs exports it) does not reach a reader as a file, either. Copy what it shows into evidence/ and
link it there.`,
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
    {
      files: {
        'journal/a.md':
          '---\nkind: entry\ncriteria: DM5\n---\n\n![The board](data:image/png;base64,iVBORw0KGgo=) and [our page](http://staffroom/plan).\n',
      },
      finds: [
        [6, 14],
        [6, 65],
      ],
    },
  ],
  *run({ linked }) {
    for (const reference of referencesTo('local', linked)) {
      const { document, source, written, at } = reference;
      const isPicture = source === 'image';
      yield {
        message: isPicture
          ? `Unexpected address ${quoted(written)} of a picture: nobody else can see it, so the submission shows only its words`
          : `Unexpected address ${quoted(written)}: nobody else can open it, so the submission shows it as plain text`,
        hint: `${isPicture ? 'Save the picture in' : 'Copy the file into'} evidence/ and link it there.`,
        file: document.path,
        at: placeOfAddress(reference) ?? at,
      };
    }
  },
};
