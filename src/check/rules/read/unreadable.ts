import { fromProblems } from '../../from-problems.js';
import type { Rule } from '../../model.js';

export const rule: Rule = {
  id: 'read/unreadable',
  severity: 'error',
  summary: 'Every file and folder of the portfolio can be opened.',
  docs: `The system refused to open something, so nothing in it is counted. Usually, another program has the file open,
its permissions are wrong, or it is only kept online: tell OneDrive or iCloud to keep it on this device.`,
  good: [{ files: { 'journal/a.md': '---\nkind: entry\ncriteria: DM5\n---\n\nWe observed together.\n' } }],
  bad: [
    {
      files: {},
      troubles: { 'journal/a.md': { kind: 'unreadable', detail: 'EACCES' } },
      finds: [null],
    },
    { files: {}, troubles: { 'journal/a.md': { kind: 'unreadable', detail: 'ENOENT' } }, finds: [null] },
    { files: { 'journal/.a.md.icloud': 'bplist00' }, finds: [null] },
  ],
  run: (context) => fromProblems('read/unreadable', context),
};
