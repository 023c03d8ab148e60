import type { Rule } from '../../model.js';

const PHOTO = { texts: [], hasLocation: false, unread: null };

export const rule: Rule = {
  id: 'private/photo-author',
  severity: 'warning',
  summary: 'No photo says who took it.',
  docs: `Cameras and phones can write their owner's name into each photo. It may be yours, which does no harm,
or a pupil's or parent's, which does; if it may stay, accept it with a reason.`,
  good: [
    {
      files: { 'evidence/board.jpg': 'JFIF' },
      contents: { 'evidence/board.jpg': { ...PHOTO, hasAuthor: false } },
    },
  ],
  bad: [
    {
      files: { 'evidence/board.jpg': 'JFIF' },
      contents: { 'evidence/board.jpg': { ...PHOTO, hasAuthor: true } },
      finds: [null],
    },
  ],
  *run({ contents }) {
    for (const [file, { hasAuthor }] of contents) {
      if (!hasAuthor) continue;
      yield {
        message: 'Unexpected author in the data of the photo, expected none',
        hint: 'Add the original again with `mentor evidence add`, which removes it.',
        file,
      };
    }
  },
};
