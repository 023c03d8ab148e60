import { evidenceOf } from '../../../coverage/index.js';
import { FAULT_WORDS } from '../../../evidence/fault-words.js';
import { type EvidenceFault, quoted } from '../../../portfolio/index.js';
import type { Rule } from '../../model.js';

/** A reader with the right program or the password can still open it, or it may be meant. */
const DOUBTFUL: ReadonlySet<EvidenceFault> = new Set(['password', 'dynamic-form', 'undrawn', 'program']);

const entry = (file: string): string =>
  `---\nkind: entry\ncriteria: DM5\nevidence:\n  - ${file}\n---\n\nWe observed together.\n`;

export const rule: Rule = {
  id: 'link/unopenable',
  severity: 'error',
  summary: 'A reader can open every file of evidence.',
  plural: 'files of evidence that no reader can open',
  docs: `A file that is empty, cut off or damaged shows nothing; nor does the placeholder that a cloud service, Git LFS or Google Docs leaves in its place,
or a web page saved under another name. Such a file does not count: a criterion needs evidence that a reader can open.
A PDF with a password, a form that only Adobe Acrobat can show, and pictures that browsers cannot show (HEIC, TIFF) are handed in whole, as
attachments; they do not count either, but are only a warning. So is a program (\`.exe\`, \`.py\`, \`.js\`), which is not passed on.`,
  good: [{ files: { 'evidence/minutes.txt': 'We agreed.', 'journal/a.md': entry('evidence/minutes.txt') } }],
  bad: [
    {
      files: { 'evidence/minutes.txt': '', 'journal/a.md': entry('evidence/minutes.txt') },
      finds: [[5, 5]],
    },
  ],
  *run({ linked: { portfolio } }) {
    for (const document of portfolio.documents) {
      for (const { fault, written, at } of evidenceOf(document, portfolio)) {
        if (fault === null) continue;
        const { why, mend } = FAULT_WORDS[fault];
        yield {
          message: `Unexpected evidence ${quoted(written)} that no reader can open: ${why}`,
          hint: mend,
          file: document.path,
          at,
          ...(DOUBTFUL.has(fault) ? { severity: 'warning' as const } : {}),
        };
      }
    }
  },
};
