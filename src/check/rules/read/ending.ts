import { stemOf } from '../../../portfolio/index.js';
import { printable } from '../../../text/quoted.js';
import { referencesTo } from '../../file-references.js';
import type { Rule } from '../../model.js';

/** How programs end the name of a text; `.md.txt` is Notepad's, and Windows hides the second part. */
const ALMOST_MARKDOWN = /\.(?:txt|text|mdx|mdown|mkd|rtf|docx?|odt|pages)$/i;

export const rule: Rule = {
  id: 'read/ending',
  severity: 'warning',
  summary: 'A text in journal/ has a name that ends in .md.',
  docs: `Only files that end in \`.md\` are read. Notepad saves \`talk.md\` as \`talk.md.txt\`, and Windows hides the \`.txt\` unless you tell it not to:
then the entry seems to be there, and counts for nothing. A text of Word is none either: paste its words into a file of their own, or keep it in evidence/.
A file that an entry lists or links is evidence, wherever it lies.`,
  good: [
    {
      files: {
        'journal/notes.txt': 'Board\n',
        'journal/a.md': '---\nkind: entry\ncriteria: DM5\nevidence: journal/notes.txt\n---\n\nWe observed together.\n',
      },
    },
  ],
  bad: [
    {
      files: { 'journal/talk.md.txt': '---\nkind: entry\n---\n\nWe met.\n', 'journal/b.docx': 'PK' },
      finds: [null, null],
    },
  ],
  *run({ linked }) {
    const used = new Set(referencesTo('found', linked).map(({ leads }) => leads.path));
    for (const { path, outside } of linked.portfolio.files.values()) {
      if (outside || used.has(path) || !path.startsWith('journal/') || !ALMOST_MARKDOWN.test(path)) continue;
      const stem = stemOf(path).replace(/\.md$/i, '');
      yield {
        message: 'Unexpected ending, expected `.md`: the file is not read, and not counted',
        hint: /\.(?:rtf|docx?|odt|pages)$/i.test(path)
          ? `Paste its words into \`${printable(stem)}.md\`, or move it to evidence/ and list it in an entry.`
          : `Rename it to \`${printable(stem)}.md\`; if it is evidence, list it in an entry.`,
        file: path,
      };
    }
  },
};
