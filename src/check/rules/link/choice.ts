import { DECLARED_FIELDS, type DeclaredField, declaredChoices } from '../../../framework/index.js';
import { declaredWords, type Located, type PortfolioDocument, quoted } from '../../../portfolio/index.js';
import { suggestion } from '../../../text/suggest.js';
import type { Draft, Rule } from '../../model.js';

const PACK = `id: own-award
title: Own award
version: 1
status: current
licence: free
purposes:
  - {id: wellbeing, title: Well-being, statement: Supports a colleague under strain.}
outlines:
  - {id: clear, kind: conversation, title: CLEAR, parts: [{id: contract, title: Contract}]}
phases:
  - {id: setting-out, title: Setting out}
stages:
  - id: one
    title: One
    criteria: [{id: C1, statement: Talks each week.}]
`;
const CONFIG = 'version: 1\nframework: own-award\nstage: one\n';

export const rule: Rule = {
  id: 'link/choice',
  severity: 'error',
  summary: 'Every purpose, model, phase, route, medium, kind of observation and evaluator is one that a pack declares.',
  docs: `mentor itself knows no such words. What mentoring is for, which model a conversation follows, which phase a learning journey is in,
by which route credits are earned, how a contact was made, what kind an observation was and who evaluates or moderates: the frameworks that you follow declare all of this. Everything except phases and routes may also come
from other packs that are here. \`mentor framework show <id>\` lists them.`,
  good: [
    {
      files: {
        'frameworks/own-award.yaml': PACK,
        'portfolio.yaml': CONFIG,
        'journal/a.md':
          '---\nkind: conversation\ncriteria: [C1]\nmodel: clear\npurpose: wellbeing\n---\n\nWe agreed what to talk about.\n',
        'journal/b.md': '---\nkind: learning-journey\ncriteria: [C1]\nphase: setting-out\n---\n\nMy plan.\n',
        'journal/c.md': '---\nkind: meeting\ncriteria: [C1]\npurpose: career\n---\n\nWhere next?\n',
      },
    },
  ],
  bad: [
    {
      files: {
        'frameworks/own-award.yaml': PACK,
        'portfolio.yaml': CONFIG,
        'journal/a.md': '---\nkind: conversation\ncriteria: [C1]\nmodel: cleer\npurpose: fun\n---\n\nWe talked.\n',
        'journal/b.md': '---\nkind: learning-journey\ncriteria: [C1]\nphase: nonsense\n---\n\nMy plan.\n',
      },
      finds: [
        [4, 8],
        [5, 10],
        [4, 8],
      ],
    },
  ],
  *run({ linked }) {
    const { documents, frameworks, lenders } = linked.portfolio;
    const known = new Map(
      DECLARED_FIELDS.map((field) => [field, declaredChoices(field, [...frameworks, ...lenders]).map(({ id }) => id)]),
    );
    for (const document of documents)
      for (const [field, ids] of known) if (document.frontMatter[field]) yield* unknownWord(document, field, ids);
  },
};

function* unknownWord({ frontMatter, path }: PortfolioDocument, field: DeclaredField, ids: string[]): Iterable<Draft> {
  for (const written of declaredWords(frontMatter, field)) {
    if (!ids.includes(written.value)) yield unknown(path, field, written, ids);
  }
}

function unknown(path: string, field: DeclaredField, written: Located<string>, ids: readonly string[]): Draft {
  const there =
    ids.length === 0
      ? `no framework of the portfolio declares any ${field}`
      : `there ${ids.length === 1 ? 'is' : 'are'} ${ids.join(', ')}`;
  return {
    message: `Unexpected ${field} ${quoted(written.value)}: ${there}`,
    hint: suggestion(written.value, ids, `Take one of those, or leave \`${field}\` out.`),
    file: path,
    at: written.at,
  };
}
