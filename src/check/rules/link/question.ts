import { firstWord } from '../../../coverage/index.js';
import { describeIds } from '../../../framework/index.js';
import { quoted } from '../../../portfolio/index.js';
import { nearest, thenAsked } from '../../../text/suggest.js';
import type { Rule } from '../../model.js';

export const rule: Rule = {
  id: 'link/question',
  severity: 'error',
  summary: 'Headings of a reflection that name a key question name one of its stage.',
  docs: `A heading such as \`## KQ3 What satisfaction has it given me?\` answers key question 3. With an id that does not exist, the answer belongs to no question.
Other headings are yours to choose.`,
  good: [
    {
      files: {
        'portfolio.yaml': 'version: 1\nframework: ljmu-2016\nstage: advanced\n',
        'stages/advanced/reflection.md':
          '---\nkind: reflection\n---\n\n## KQ3 What it has given me\n\nMuch.\n\n## Year 9\n\nMore.\n',
      },
    },
  ],
  bad: [
    {
      files: {
        'portfolio.yaml': 'version: 1\nframework: ljmu-2016\nstage: advanced\n',
        'stages/advanced/reflection.md':
          '---\nkind: reflection\n---\n\n## KQ14 What it has given me\n\nMuch.\n\n## kq3\n\nMore.\n',
      },
      finds: [
        [5, 1],
        [9, 1],
      ],
    },
  ],
  *run({ linked }) {
    for (const document of linked.portfolio.documents) {
      const place = document.kind === 'reflection' ? linked.stageOf(document) : null;
      const ids = place?.stage.reflection?.questions?.map(({ id }) => id) ?? [];
      if (place === null || ids.length === 0) continue;
      for (const { text, at } of document.facts.headings) {
        const word = firstWord(text);
        if (ids.includes(word) || !looksLikeOne(word, ids)) continue;
        yield {
          message: `Unexpected key question ${quoted(word)}: ${place.stage.id} has ${describeIds(ids)}${thenAsked(nearest(word, ids)[0])}`,
          hint: 'Begin the heading with the id of a question, exactly as listed.',
          file: document.path,
          at,
        };
      }
    }
  },
};

/** The letters of a question's id and a number, however it is written: `kq3`, `KQ14`. */
function looksLikeOne(word: string, ids: readonly string[]): boolean {
  const letters = /^(\p{L}+)[.-]?\d+$/u.exec(word)?.[1]?.toLowerCase();
  return letters !== undefined && ids.some((id) => /^\p{L}+/u.exec(id)?.[0].toLowerCase() === letters);
}
