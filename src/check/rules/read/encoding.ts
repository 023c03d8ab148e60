import { fromProblems } from '../../from-problems.js';
import type { Rule } from '../../model.js';

export const rule: Rule = {
  id: 'read/encoding',
  severity: 'error',
  summary: 'Text files are saved as UTF-8.',
  docs: `Older editors save accents and curly quotes in a way that other computers misread: *café* turns into *caf�*.
Save the file again as UTF-8. In Notepad: Save as, then Encoding: UTF-8.`,
  good: [{ files: { 'journal/a.md': '---\nkind: entry\ncriteria: DM5\n---\n\nWe met in the café.\n' } }],
  bad: [
    {
      files: { 'journal/a.md': '---\nkind: entry\ncriteria: DM5\n---\n\nWe met in the caf\ufffd.\n' },
      troubles: { 'journal/a.md': { kind: 'encoding', detail: '' } },
      finds: [null],
    },
    {
      files: { 'private.yaml': '\ufffd\ufffdp\0e\0o\0' },
      troubles: { 'private.yaml': { kind: 'encoding', detail: '' } },
      finds: [null],
    },
    {
      files: { 'journal/a.md': '\ufffd\ufffd-\0-\0-\0\n\0' },
      troubles: { 'journal/a.md': { kind: 'encoding', detail: '' } },
      finds: [null],
    },
  ],
  run: (context) => fromProblems('read/encoding', context),
};
