import { expect, test } from 'vitest';
import { linkFiles } from '../../src/check/check-example.js';
import { check, RULES } from '../../src/check/index.js';
import { PortfolioSession } from '../../src/lsp/session.js';
import { readFolder } from '../../src/portfolio/index.js';
import { smallPortfolio } from './folder.js';

const today = '2026-06-01';

/** One of each group: of what is on disk beside texts and evidence, too. */
test.each(['trust/submission', 'link/evidence', 'read/near-markdown', 'complete/sign-off'])(
  'an editor shows the findings of %s that check shows',
  async (id) => {
    const [example] = RULES.find((rule) => rule.id === id)?.bad ?? [];
    const root = smallPortfolio(example?.files);
    const session = new PortfolioSession(root, { today: () => today, lookInside: async () => new Map() });
    const { findings } = (await session.view()).result;
    const files = readFolder(root);
    expect(findings).toEqual(check(linkFiles(files), RULES, { today, texts: files.texts }).findings);
    expect(findings.map(({ rule }) => rule)).toContain(id);
  },
);
