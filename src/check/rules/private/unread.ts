import type { Rule } from '../../model.js';

const FILE = { texts: [], hasLocation: false, hasAuthor: false };
const PEOPLE = 'people:\n  - {name: Jane Holloway, id: trainee-a, as: Trainee A}\n';

export const rule: Rule = {
  id: 'private/unread',
  severity: 'warning',
  summary: 'Every file that is handed in can be searched for names.',
  docs: `A file that is encrypted, damaged or very large cannot be looked into, so nobody can say that it holds no name.
Save it again without a password, or look through it yourself and accept it with a reason.`,
  good: [
    {
      files: { 'private.yaml': PEOPLE, 'evidence/plan.pdf': '%PDF-1.7' },
      contents: { 'evidence/plan.pdf': { ...FILE, unread: null } },
    },
  ],
  bad: [
    {
      files: { 'private.yaml': PEOPLE, 'evidence/plan.pdf': '%PDF-1.7' },
      contents: { 'evidence/plan.pdf': { ...FILE, unread: 'it is encrypted' } },
      finds: [null],
    },
  ],
  *run({ linked, contents }) {
    if (linked.portfolio.people.length === 0) return;
    for (const [file, { unread }] of contents) {
      if (unread === null) continue;
      yield {
        message: `The file could not be searched for names: ${unread}`,
        hint: 'Save it again so that it opens without a password, or look through it and accept it with a reason.',
        file,
      };
    }
  },
};
