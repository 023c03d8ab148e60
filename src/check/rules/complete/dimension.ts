import { evidenceOf, type StageCoverage } from '../../../coverage/index.js';
import type { Dimension } from '../../../framework/index.js';
import type { Portfolio, PortfolioDocument } from '../../../portfolio/index.js';
import type { Draft, Rule } from '../../model.js';
import { nameOf, ofStage } from '../../stage-parts.js';

export const rule: Rule = {
  id: 'complete/dimension',
  severity: 'missing',
  summary: 'Every dimension of the stage is shown by an entry, with a file where the framework asks for one.',
  plural: 'dimensions that no entry shows, or none with a file',
  docs: `Some frameworks ask for an account in several dimensions, such as planning, sharing and evaluating. Their order is up to you, and one entry may address several:
\`dimensions: [TLA2.coaching, TLA2.sharing]\`. If evidence is asked for, it can be text, audio, video or any other file.`,
  good: [
    {
      files: {
        'evidence/talk.mp3': 'ID3',
        'portfolio.yaml': 'version: 1\nframework: gtc-tla\nstage: stage-2\n',
        'journal/a.md': `---
kind: learning-journey
dimensions: [TLA2.knowledge, TLA2.coaching, TLA2.sharing, TLA2.planning, TLA2.carrying-out, TLA2.evaluating]
evidence: evidence/talk.mp3
---

A year of asking better questions.
`,
      },
    },
  ],
  bad: [
    {
      files: {
        'portfolio.yaml': 'version: 1\nframework: gtc-tla\nstage: stage-2\n',
        'journal/a.md': `---
kind: learning-journey
dimensions: [TLA2.knowledge, TLA2.coaching, TLA2.sharing, TLA2.planning, TLA2.carrying-out]
evidence: https://www.example.org/talk
---

A year of asking better questions.
`,
      },
      finds: [null, [3, 14], [3, 30], [3, 45], [3, 59], [3, 74]],
    },
  ],
  *run({ stages, linked: { portfolio } }) {
    for (const coverage of stages) {
      const { dimensions, evidence } = coverage.stage.requires;
      if (dimensions === 'none') continue;
      for (const { dimension, entries } of coverage.dimensions) {
        const [entry] = entries;
        if (!entry) yield notShown(dimension, coverage);
        else if (evidence === 'file' && !entries.some((one) => hasFile(one, portfolio))) {
          yield withoutFile(dimension, entry, coverage);
        }
      }
    }
  },
};

function hasFile(document: PortfolioDocument, portfolio: Portfolio): boolean {
  return evidenceOf(document, portfolio).some(({ isUrl, exists }) => exists && !isUrl);
}

function notShown(dimension: Dimension, coverage: StageCoverage): Draft {
  return {
    ...ofStage(coverage),
    message: `No entry shows ${dimension.id}: ${nameOf(dimension)}`,
    hint: `Add the id to the dimensions of an entry that addresses it, or write one: \`mentor new entry --dimensions ${dimension.id}\`.`,
    file: 'journal',
    item: dimension.id,
  };
}

function withoutFile({ id }: Dimension, entry: PortfolioDocument, coverage: StageCoverage): Draft {
  const code = entry.frontMatter.dimensions?.value.find(({ value }) => value === id || value.endsWith(`/${id}`));
  return {
    ...ofStage(coverage),
    message: `No file for ${id}`,
    hint: 'List a file that shows it in an entry that names it, such as `evidence: [evidence/talk.mp3]`.',
    file: entry.path,
    at: code?.at ?? null,
    item: id,
  };
}
