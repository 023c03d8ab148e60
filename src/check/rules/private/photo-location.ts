import type { Rule } from '../../model.js';

const PHOTO = { texts: [], hasAuthor: false, unread: null };

export const rule: Rule = {
  id: 'private/photo-location',
  severity: 'warning',
  keptForGood: true,
  summary: 'No photo or document says where it was taken.',
  docs: `A phone writes into each photo where it was taken, to within a few metres: a classroom, a home. Anybody who gets the file can read it.
\`mentor evidence add\` removes this when it copies a photo in; a screenshot of the photo does not have it either.`,
  good: [
    {
      files: { 'evidence/board.jpg': 'JFIF' },
      contents: { 'evidence/board.jpg': { ...PHOTO, hasLocation: false } },
    },
  ],
  bad: [
    {
      files: { 'evidence/board.jpg': 'JFIF' },
      contents: { 'evidence/board.jpg': { ...PHOTO, hasLocation: true } },
      finds: [null],
    },
  ],
  *run({ contents }) {
    for (const [file, { hasLocation }] of contents) {
      if (!hasLocation) continue;
      yield {
        message: 'Unexpected location in the data of the file, expected none',
        hint: 'Add the original again with `mentor evidence add`, which removes it.',
        file,
      };
    }
  },
};
