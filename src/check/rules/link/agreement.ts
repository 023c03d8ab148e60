import { quoted, stemOf } from '../../../portfolio/index.js';
import { askedElse } from '../../../text/suggest.js';
import type { Rule } from '../../model.js';
import { sameLetters } from '../../references.js';
import { suggester } from '../../suggester.js';

export const rule: Rule = {
  id: 'link/agreement',
  severity: 'error',
  summary: 'A meeting, observation or report names an agreement that exists.',
  docs: `\`agreement: trainee-a\` means the file of that name, such as agreements/trainee-a.md, whose \`kind\` is agreement.
Contacts are counted for their agreement; a contact with a wrong name is not counted for any.`,
  good: [
    {
      files: {
        'agreements/trainee-a.md': '---\nkind: agreement\n---\n\nWe meet on Thursdays.\n',
        'journal/a.md': '---\nkind: meeting\nagreement: trainee-a\n---\n\nWe set three targets.\n',
      },
    },
  ],
  bad: [
    {
      files: {
        'agreements/trainee-a.md': '---\nkind: agreement\n---\n\nWe meet on Thursdays.\n',
        'journal/a.md': '---\nkind: meeting\nagreement: trainee-aa\n---\n\nWe set three targets.\n',
        'journal/b.md': '---\nkind: meeting\nagreement: agreements/trainee-a.md\n---\n\nWe set two targets.\n',
      },
      finds: [
        [3, 12],
        [3, 12],
      ],
    },
  ],
  *run({ linked }) {
    const { documents } = linked.portfolio;
    const stems = documents.filter(({ kind }) => kind === 'agreement').map(({ path }) => stemOf(path));
    const known = new Set(stems);
    const suggest = suggester();
    for (const { path, frontMatter } of documents) {
      const { agreement } = frontMatter;
      if (agreement === undefined || known.has(agreement.value)) continue;
      const named = stemOf(agreement.value);
      const meant = known.has(named) ? named : suggest(agreement.value, stems);
      yield {
        message: `Unexpected agreement ${quoted(agreement.value)}: no agreement has that file name`,
        hint: askedElse(meant, expected(stems)),
        file: path,
        at: agreement.at,
        ...(meant !== null && sameLetters(named, [meant]) ? { fix: meant } : {}),
      };
    }
  },
};

function expected(stems: readonly string[]): string {
  if (stems.length > 0) return `Choose from: ${stems.slice(0, 20).join(', ')}.`;
  return 'Write the agreement first: a file in agreements/ with `kind: agreement`.';
}
