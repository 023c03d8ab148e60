import { fromProblems } from '../../from-problems.js';
import type { Rule } from '../../model.js';

export const rule: Rule = {
  id: 'read/source',
  severity: 'warning',
  summary: 'Each source has an author, a year and a title.',
  docs: `A Harvard reference begins with the author, the year and the title. A source without an author is cited by its title, one without
a year as “n.d.” (no date): right for some web pages, an oversight in most. An organisation counts as the author: \`author = {{Fen University}}\`.
Sources that no entry cites are ignored: they are not in the list of references, and no rule asks for them.`,
  good: [
    {
      files: {
        'references.bib':
          '@online{fen2024,\n  author = {{Fen University}},\n  title = {Mentors and Time},\n  year = {2024},\n  url = {https://fen.example/time},\n  urldate = {2026-03-02}\n}\n',
      },
    },
  ],
  bad: [
    {
      files: {
        'references.bib':
          '@book{lane,\n  author = {Lane, Rowan},\n  title = {Waiting for an Answer}\n}\n@misc{notes, year = 2020}\n',
      },
      finds: [
        [1, 7],
        [5, 7],
        [5, 7],
      ],
    },
  ],
  run: (context) => fromProblems('read/source', context),
};
