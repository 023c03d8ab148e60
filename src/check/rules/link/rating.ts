import { selfAssessmentOf } from '../../../framework/index.js';
import { quoted } from '../../../portfolio/index.js';
import { suggestion } from '../../../text/suggest.js';
import type { Rule } from '../../model.js';
import { sameLetters } from '../../references.js';

export const rule: Rule = {
  id: 'link/rating',
  severity: 'error',
  summary: 'A rating is a word of the scale.',
  docs: `The scale of the stage says which words there are, such as red, amber and green. Another word rates nothing.
Red means no evidence yet, amber some evidence that is not embedded, green consistent and embedded.`,
  good: [
    {
      files: {
        'portfolio.yaml': 'version: 1\nframework: ljmu-2016\nstage: advanced\n',
        'stages/advanced/self-assessment.md': '---\nkind: self-assessment\nratings:\n  MS1.1: green\n---\n',
      },
    },
  ],
  bad: [
    {
      files: {
        'portfolio.yaml': 'version: 1\nframework: ljmu-2016\nstage: advanced\n',
        'stages/advanced/self-assessment.md':
          '---\nkind: self-assessment\nratings:\n  MS1.1: Green\n  MS1.2: ambre\n  MS1.3: {rating: good, note: I think so}\n---\n',
      },
      finds: [
        [4, 10],
        [5, 10],
        [6, 19],
      ],
    },
  ],
  *run({ linked }) {
    for (const document of linked.portfolio.documents) {
      const { ratings } = document.frontMatter;
      const place = ratings && linked.stageOf(document);
      const levels = place && selfAssessmentOf(place.framework, place.stage)?.scale.levels.map(({ id }) => id);
      if (!levels) continue;
      for (const { level, levelAt } of ratings.value) {
        if (levels.includes(level)) continue;
        const fix = sameLetters(level, levels);
        yield {
          message: `Unexpected rating ${quoted(level)}, expected ${levels.map((id) => `\`${id}\``).join(', ')}`,
          hint: suggestion(level, levels, 'Choose the one whose meaning comes closest.'),
          file: document.path,
          at: levelAt,
          ...(fix === null ? {} : { fix }),
        };
      }
    }
  },
};
