import { quoted } from '../../../portfolio/index.js';
import { suggestion } from '../../../text/suggest.js';
import type { Rule } from '../../model.js';

const PEOPLE = 'people:\n  - {name: Jane Holloway, id: trainee-a, as: Trainee A}\n';

export const rule: Rule = {
  id: 'private/person',
  severity: 'warning',
  summary: 'Every id under `people` is in private.yaml.',
  docs: `\`people\` lists the ids of those an entry is about, so that their names stay in private.yaml only.
Without private.yaml, as on another computer, nothing is reported.`,
  good: [
    {
      files: {
        'private.yaml': PEOPLE,
        'journal/a.md': '---\nkind: entry\ncriteria: DM5\npeople: [trainee-a]\n---\n\nWe met.\n',
      },
    },
    { files: { 'journal/a.md': '---\nkind: entry\ncriteria: DM5\npeople: [trainee-b]\n---\n\nWe met.\n' } },
  ],
  bad: [
    {
      files: {
        'private.yaml': PEOPLE,
        'journal/a.md': '---\nkind: entry\ncriteria: DM5\npeople: [trainee-b]\n---\n\nWe met.\n',
      },
      finds: [[4, 10]],
    },
  ],
  *run({ linked: { portfolio } }) {
    const ids = portfolio.people.map(({ id }) => id);
    if (ids.length === 0) return;
    for (const { path, frontMatter } of portfolio.documents) {
      for (const { value, at } of frontMatter.people?.value ?? []) {
        if (ids.includes(value)) continue;
        yield {
          message: `Unexpected person ${quoted(value)}, expected an id from private.yaml`,
          hint: suggestion(value, ids, 'Add the person to private.yaml, with a name, this id and a pseudonym.'),
          file: path,
          at,
        };
      }
    }
  },
};
