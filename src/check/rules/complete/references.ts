import type { Rule } from '../../model.js';
import { ofStage } from '../../stage-parts.js';

export const rule: Rule = {
  id: 'complete/references',
  severity: 'missing',
  summary: 'A stage that asks for sources cites some.',
  docs: `At this stage, the account is expected to draw on what others have written. Put the sources into references.bib and cite them where you use them: \`[@key]\`,
or \`[@key, p. 14]\` with a page. A key that is not in references.bib does not count.`,
  good: [
    {
      files: {
        'portfolio.yaml': 'version: 1\nframework: gtc-tla\nstage: stage-3\n',
        'references.bib': '@book{lane2019, author = {Lane, Rowan}, title = {Waiting}, year = 2019}\n',
        'journal/a.md':
          '---\nkind: learning-journey\nstage: stage-3\n---\n\nWaiting changes the answers [@lane2019, p. 14].\n',
      },
    },
  ],
  bad: [
    {
      files: {
        'portfolio.yaml': 'version: 1\nframework: gtc-tla\nstage: stage-3\n',
        'journal/a.md': '---\nkind: learning-journey\nstage: stage-3\n---\n\nWaiting changes the answers.\n',
      },
      finds: [null],
    },
    {
      files: {
        'portfolio.yaml': 'version: 1\nframework: gtc-tla\nstage: stage-3\n',
        'journal/a.md':
          '---\nkind: learning-journey\nstage: stage-3\n---\n\nWaiting changes the answers [@lane2019].\n',
      },
      finds: [null],
    },
  ],
  *run({ stages, linked }) {
    const keys = new Set(linked.portfolio.sources.map(({ key }) => key));
    for (const coverage of stages) {
      const { references } = coverage.stage.requires;
      const cites = linked.portfolio.documents.some(
        (document) =>
          document.facts.citations.some(({ key }) => keys.has(key)) &&
          linked.stageOf(document)?.stage === coverage.stage,
      );
      if (references === 'none' || cites) continue;
      yield {
        ...ofStage(coverage),
        message: `No source is cited; the stage asks for ${references === 'harvard' ? 'Harvard references' : 'referenced sources'}`,
        hint: 'Put the sources into references.bib, and cite them in the text as `[@key]`.',
        file: 'references.bib',
      };
    }
  },
};
