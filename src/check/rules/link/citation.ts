import { BIBLIOGRAPHY_PATH, quoted } from '../../../portfolio/index.js';
import { askedElse } from '../../../text/suggest.js';
import type { Rule } from '../../model.js';
import { suggester } from '../../suggester.js';

export const rule: Rule = {
  id: 'link/citation',
  severity: 'error',
  summary: 'Every source that is cited is in references.bib.',
  docs: `\`[@lane2019]\`, \`[@lane2019, p. 4]\` and \`[@lane2019; @marsh2020]\` cite by the keys of references.bib; \`@lane2019\` does so within a sentence, and
\`[-@lane2019]\` gives the year alone. The submission shows “(Lane, 2019, p. 4)” and lists the cited sources at its end.
A key that is not in references.bib stays as it is written. In a sentence, \`@somebody\` may mean something else, so there only a key that
is nearly one in references.bib is reported, as a warning.`,
  good: [
    {
      files: {
        'references.bib': '@book{lane2019, author = {Lane, Rowan}, title = {Waiting}, year = 2019}\n',
        'journal/a.md':
          '---\nkind: entry\ncriteria: DM5\n---\n\nWaiting changes the answers [@lane2019, p. 14], as @lane2019 says. Thanks to @colleague.\n',
      },
    },
  ],
  bad: [
    {
      files: {
        'references.bib': '@book{lane2019, author = {Lane, Rowan}, title = {Waiting}, year = 2019}\n',
        'journal/a.md':
          '---\nkind: entry\ncriteria: DM5\n---\n\nWaiting changes the answers [@lane2019; @marsh2020, p. 2], as @lane2018 says.\n',
      },
      finds: [
        [6, 41],
        [6, 63],
      ],
    },
    {
      files: { 'journal/a.md': '---\nkind: entry\ncriteria: DM5\n---\n\nWaiting changes the answers [@lane2019].\n' },
      finds: [[6, 30]],
    },
  ],
  *run({ linked }) {
    const { documents, sources, files } = linked.portfolio;
    const keys = new Set(sources.map(({ key }) => key));
    const suggest = suggester();
    for (const { path, facts } of documents) {
      for (const { key, sure, at } of facts.citations) {
        if (keys.has(key)) continue;
        const meant = suggest(key, keys);
        if (meant === null && !sure) continue;
        yield {
          message: `Unexpected source ${quoted(key)}: ${files.has(BIBLIOGRAPHY_PATH) ? 'references.bib has no source with that key' : 'there is no references.bib'}`,
          hint: askedElse(meant, `Add it to references.bib: \`@book{${key}, author = {…}, title = {…}, year = {…}}\`.`),
          file: path,
          at,
          ...(sure ? {} : { severity: 'warning' as const }),
        };
      }
    }
  },
};
