import { linkedFile } from '../../../coverage/index.js';
import { evidenceKindOf } from '../../../evidence/kinds.js';
import {
  folderOf,
  type Portfolio,
  type PortfolioDocument,
  type Position,
  portfolioPath,
  quoted,
  splitNamed,
} from '../../../portfolio/index.js';
import type { Rule } from '../../model.js';

export const rule: Rule = {
  id: 'link/alt',
  severity: 'warning',
  summary: 'Every picture has a description in words.',
  docs: `People who cannot see the picture read its description, and so does everybody when a print comes out badly.
In a text, it goes between the brackets: \`![Two plans of one classroom](../evidence/plan.png)\`. A picture listed as evidence needs \`alt:\` or \`caption:\`.
Say what matters about the picture; do not name pupils or trainees.`,
  good: [
    {
      files: {
        'evidence/board.jpg': 'JFIF',
        'journal/a.md':
          '---\nkind: entry\ncriteria: DM5\nevidence:\n  - {file: evidence/board.jpg, caption: The board after the lesson}\n---\n\n![The board, with three targets on it](../evidence/board.jpg)\n',
      },
    },
  ],
  bad: [
    {
      files: {
        'evidence/board.jpg': 'JFIF',
        'evidence/plan.png': 'PNG',
        'journal/a.md':
          '---\nkind: entry\ncriteria: DM5\nevidence:\n  - evidence/plan.png\n---\n\nAfter the lesson:\n\n![](../evidence/board.jpg)\n',
      },
      finds: [
        [5, 5],
        [10, 1],
      ],
    },
  ],
  *run({ linked: { portfolio } }) {
    for (const document of portfolio.documents) {
      for (const { file, at } of listedWithoutWords(document, portfolio)) {
        yield {
          message: `Unexpected picture ${quoted(file)} without a description`,
          hint: 'Say what it shows: `{file: …, caption: "…"}`, or `alt:` for those who cannot see it.',
          file: document.path,
          at,
        };
      }
      for (const { url, alt, at } of document.facts.images) {
        if (alt !== '') continue;
        yield {
          message: `Unexpected image ${quoted(splitNamed(url)?.path ?? url)} without a description`,
          hint: 'Write between the brackets what it shows: `![Two plans of one classroom](…)`.',
          file: document.path,
          at,
        };
      }
    }
  },
};

/** Pictures that are there, have neither caption nor alt text, and are not shown in the body, where they are told of. */
function listedWithoutWords(document: PortfolioDocument, portfolio: Portfolio): { file: string; at: Position }[] {
  const mute = (document.frontMatter.evidence?.value ?? []).flatMap(({ file, caption, alt, at }) => {
    const path = file !== null && !caption && !alt ? portfolioPath(file) : null;
    return path !== null && evidenceKindOf(path) === 'image' && portfolio.files.has(path) ? [{ file: path, at }] : [];
  });
  if (mute.length === 0) return mute;
  const shown = document.facts.images.map(({ url }) => linkedFile(url, folderOf(document.path), portfolio));
  return mute.filter(({ file }) => !shown.includes(file));
}
