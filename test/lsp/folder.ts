import { folderWith } from '../support/folder.js';

export const CONFIG =
  'version: 1\nmentor: {name: Jo Example, school: Elm School}\nframework: ljmu-2007\nstage: developing\n';

/** An entry with a mistake that is safe to mend and one that is not. */
export const ENTRY =
  '---\nkind: entry\ntitle: Joint observation\ndate: 12/03/2026\ncriteria: [DM5, dm7]\nevidence: [evidence/board.txt]\n---\n\nWe observed together, and spoke about it afterwards.\n';

/** A small portfolio of the developing stage of ljmu-2007. */
export function smallPortfolio(files: Record<string, string> = {}): string {
  return folderWith({
    'portfolio.yaml': CONFIG,
    'journal/a.md': ENTRY,
    'evidence/board.txt': 'Three columns.\n',
    ...files,
  });
}

export const SECOND =
  '---\nkind: entry\ntitle: A first meeting\ndate: 2026-03-19\ncriteria: [DM5]\n---\n\nWe met, see [before](a.md) and [the board](../evidence/board.txt).\n';
export const MEETING = '---\nkind: meeting\ntitle: We meet\ndate: 2026-03-20\nagreement: trainee-a\n---\n\nWe met.\n';
export const AGREEMENT = '---\nkind: agreement\ntitle: Mentoring Trainee A\n---\n\nWe agree.\n';
