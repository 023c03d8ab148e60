import { type ClaimFault, claimFaults, type LinkedPortfolio } from '../../../coverage/index.js';
import { describeIds } from '../../../framework/index.js';
import { type PortfolioDocument, quoted } from '../../../portfolio/index.js';
import { suggestion } from '../../../text/suggest.js';
import type { Draft, Rule } from '../../model.js';

const CONFIG = 'version: 1\nframework: ljmu-pgcert\nstage: module-2\n';

export const rule: Rule = {
  id: 'link/module',
  severity: 'error',
  summary: 'A credit claim names a module that exists, a route that the module has, and no more credits than it gives.',
  docs: `The pack says what a framework gives credits for, and by which routes: a claim for prior experience (APEL), for example, may be allowed
for the first module only. A claim that does not fit is not counted.`,
  good: [
    {
      files: {
        'portfolio.yaml': CONFIG,
        'stages/module-1/claim.md':
          '---\nkind: credit-claim\nstage: module-1\nmodule: module-1\ncredits: 20\nroute: apel\n---\n\nTen years.\n',
        'stages/module-2/claim.md':
          '---\nkind: credit-claim\nstage: module-2\nmodule: module-2\ncredits: 20\nroute: taught\n---\n\nFour sessions.\n',
      },
    },
  ],
  bad: [
    {
      files: {
        'portfolio.yaml': CONFIG,
        'stages/module-2/a.md': '---\nkind: credit-claim\nstage: module-2\nmodule: module-9\ncredits: 500\n---\n\nx\n',
        'stages/module-2/b.md':
          '---\nkind: credit-claim\nstage: module-2\nmodule: module-2\ncredits: 25\nroute: apel\n---\n\nx\n',
      },
      finds: [
        [4, 9],
        [5, 10],
        [6, 8],
      ],
    },
  ],
  *run({ linked }) {
    for (const document of linked.portfolio.documents) {
      if (document.kind !== 'credit-claim') continue;
      const frameworks = linked.portfolio.frameworks.filter(({ modules }) => modules.length > 0);
      const modules = (linked.stageOf(document)?.framework ?? { modules: [] }).modules;
      const known = modules.length > 0 ? modules : frameworks.flatMap((framework) => framework.modules);
      for (const fault of claimFaults(document, { modules: known })) yield said(document, fault, known, linked);
    }
  },
};

function said(
  { frontMatter, path }: PortfolioDocument,
  { field, module }: ClaimFault,
  modules: LinkedPortfolio['portfolio']['frameworks'][number]['modules'],
  { portfolio }: LinkedPortfolio,
): Draft {
  const written = quoted(String(frontMatter[field]?.value ?? ''));
  const place = { file: path, at: frontMatter[field]?.at ?? null };
  if (field === 'credits')
    return {
      ...place,
      message: `Unexpected credits ${written}: \`${module?.id}\` gives ${module?.credits}`,
      hint: 'Claim what the module gives, or name the module that you mean.',
    };
  if (field === 'route')
    return {
      ...place,
      message: `Unexpected route ${written}: \`${module?.id}\` is earned by ${(module?.routes ?? []).join(' or ')}`,
      hint: 'Take the route by which it was earned, or ask the university whether it allows another.',
    };
  const ids = modules.map(({ id }) => id);
  const otherwise = '`mentor framework show` lists the modules with their credits.';
  const there = ids.length > 0 ? describeIds(ids) : `none in ${portfolio.frameworks.map(({ id }) => id).join(', ')}`;
  return {
    ...place,
    message: `Unexpected module ${written}: there is ${there}`,
    hint: suggestion(frontMatter.module?.value ?? '', ids, otherwise),
  };
}
