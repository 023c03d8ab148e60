import { fromProblems } from '../../from-problems.js';
import type { Rule } from '../../model.js';

export const rule: Rule = {
  id: 'read/bibliography',
  severity: 'error',
  summary: 'references.bib can be read.',
  docs: `references.bib holds the sources that entries cite, in BibTeX, the format that Zotero, Mendeley and library catalogues export.
A source that cannot be read is not cited anywhere; the others still are.`,
  good: [
    {
      files: {
        'references.bib':
          '@book{lane2019,\n  author = {Lane, Rowan and O\'Dell, Zo{\\"e}},\n  title = {Waiting for an Answer},\n  year = 2019,\n  publisher = {Fen Press}\n}\n',
      },
    },
  ],
  bad: [
    {
      files: {
        'references.bib':
          '@book{lane2019,\n  author = {Lane, Rowan},\n  title = {Waiting for an Answer,\n  year = 2019\n}\n\n@article{marsh2020,\n  author = "Marsh, Ada"\n  title = "Asking twice",\n  year = 2020\n}\n',
      },
      finds: [
        [3, 11],
        [9, 3],
      ],
    },
    {
      files: {
        'references.bib':
          '@book{\n  title = {No key},\n}\n\n@artcle{lane2019, author = {Lane, R.}, title = {Waiting}, year = soon}\n',
      },
      finds: [
        [2, 3],
        [5, 1],
        [5, 66],
      ],
    },
  ],
  run: (context) => fromProblems('read/bibliography', context),
};
