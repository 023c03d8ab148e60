import { linkTo, type Portfolio, type PortfolioDocument, portfolioPath, quoted } from '../../../portfolio/index.js';
import { placeOfAddress, referencesTo } from '../../file-references.js';
import type { Rule } from '../../model.js';

export const rule: Rule = {
  id: 'link/outside',
  severity: 'error',
  summary: 'Nothing leads out of the portfolio folder.',
  docs: `Only files in the portfolio's folder are handed in. A path such as \`../../Desktop/plan.pdf\`, \`C:\\Users\\…\` or \`/home/…\` leads
to a place on your own computer, and so does a shortcut (symbolic link) to a file elsewhere, to private.yaml or into .git. Such paths are
never opened.
Copy the file into evidence/.`,
  good: [
    {
      files: {
        'evidence/plan.pdf': '%PDF-1.7',
        'journal/a.md':
          '---\nkind: entry\ncriteria: DM5\nevidence: evidence/plan.pdf\n---\n\nThe [plan](../evidence/plan.pdf) worked.\n',
      },
    },
  ],
  bad: [
    {
      files: {
        'journal/a.md':
          '---\nkind: entry\ncriteria: DM5\nevidence: ../../Desktop/plan.pdf\n---\n\nThe [plan](C:\\Users\\me\\plan.pdf) worked.\n',
      },
      finds: [
        [4, 11],
        [7, 12],
      ],
    },
    {
      files: {
        'evidence/plan.pdf': '',
        'journal/a.md': '---\nkind: entry\ncriteria: DM5\nevidence: evidence/plan.pdf\n---\n\nThe plan worked.\n',
      },
      outside: ['evidence/plan.pdf'],
      finds: [null, [4, 11]],
    },
  ],
  *run({ linked }) {
    for (const { path, outside } of linked.portfolio.files.values()) {
      if (!outside) continue;
      yield {
        message:
          'Unexpected link to a place outside the portfolio, or to a file that is never shown: it is neither opened nor handed in',
        hint: 'Put a copy of the file in its place.',
        file: path,
      };
    }
    for (const reference of referencesTo('outside', linked)) {
      const { document, written, at } = reference;
      yield {
        message: `Unexpected path ${quoted(written)}: it leads out of the portfolio`,
        hint: inside(written, document, linked.portfolio.files) ?? 'Copy the file into evidence/ and name it there.',
        file: document.path,
        at: placeOfAddress(reference) ?? at,
      };
    }
  },
};

/** `/evidence/plan.pdf` is often meant to begin at the portfolio's folder. */
function inside(written: string, document: PortfolioDocument, files: Portfolio['files']): string | null {
  const path = portfolioPath(written.replace(/^[\\/]+|^(?:\.\.[\\/])+/, ''));
  if (path === null || files.get(path)?.outside !== false) return null;
  return `There is \`${path}\`: write it like this in settings, and in the text of this file as \`${linkTo(document.path, path)}\`.`;
}
