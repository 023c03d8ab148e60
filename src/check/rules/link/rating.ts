import { isJournalEntry, ratedBy } from '../../../coverage/index.js';
import { quoted } from '../../../portfolio/index.js';
import { suggestion } from '../../../text/suggest.js';
import type { Rule } from '../../model.js';
import { sameLetters } from '../../references.js';

export const rule: Rule = {
  id: 'link/rating',
  severity: 'error',
  summary: 'Every rating is a word of the scale.',
  docs: `The scale of the stage, or, in an entry, that of the \`audit\` it names, says which words there are, such as red, amber and green. No other word is a rating.
Red means no evidence yet, amber some evidence that is not embedded, green consistent and embedded.`,
  good: [
    {
      files: {
        'portfolio.yaml': 'version: 1\nframework: ljmu-2016\nstage: advanced\n',
        'stages/advanced/self-assessment.md': '---\nkind: self-assessment\nratings:\n  MS1.1: green\n---\n',
      },
    },
    {
      files: {
        'journal/a.md': '---\nkind: entry\naudit: learner-in-mentoring\nratings: {mentoring.learner-1: secure}\n---\n',
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
    {
      files: {
        'journal/a.md':
          '---\nkind: entry\ncriteria: DM5\nratings: {mentoring.learner-1: secure}\n---\n\nHow far she is.\n',
        'journal/b.md':
          '---\nkind: entry\naudit: learner-in-mentoring\nratings: {mentoring.learner-1: very}\n---\n\nHow far he is.\n',
      },
      finds: [
        [4, 10],
        [4, 32],
      ],
    },
  ],
  *run({ linked }) {
    for (const document of linked.portfolio.documents) {
      const { ratings, audit } = document.frontMatter;
      if (ratings && !audit && isJournalEntry(document)) {
        yield {
          message: 'Unexpected `ratings` in an entry that names no audit: they do not count',
          hint: 'Say with `audit: …` what is rated; your own ratings go into the self-assessment of the stage.',
          file: document.path,
          at: ratings.at,
        };
      }
      const levels = ratings && ratedBy(linked, document)?.scale.levels.map(({ id }) => id);
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
