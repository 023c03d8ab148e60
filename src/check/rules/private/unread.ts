import { referencesTo } from '../../file-references.js';
import type { Rule } from '../../model.js';

const FILE = { texts: [], hasLocation: false, hasAuthor: false };
const PEOPLE = 'people:\n  - {name: Jane Holloway, id: trainee-a, as: Trainee A}\n';

export const rule: Rule = {
  id: 'private/unread',
  severity: 'warning',
  summary: 'Every file that is handed in can be searched for names.',
  docs: `A file that is encrypted, damaged, very large or in an unknown format cannot be searched, and neither can one with such a file
in it, or a PDF whose letters have no meaning: nobody can say that it contains no name. \`render --redact\` leaves it out, \`--redact=strict\` fails.
With \`check --for submission\` it is an error, and \`submit\` does not hand it in even with \`--force\`. Save it again without a password or in a common format, or look
through it yourself and accept it in portfolio.yaml with a reason.`,
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
    const used = new Set(referencesTo('found', linked).map(({ leads }) => leads.path));
    for (const [file, { unread }] of contents) {
      if (unread === null || !(used.has(file) || isEvidence(file))) continue;
      yield {
        message: `The file could not be searched for names: ${unread}`,
        hint: 'Save it again without a password or in a common format, or look through it and accept it with a reason.',
        file,
      };
    }
  },
};

/** Some files come by themselves. */
function isEvidence(path: string): boolean {
  return path.startsWith('evidence/') && !/(?:^|\/)(?:\.[^/]*|thumbs\.db|desktop\.ini)$/i.test(path);
}
