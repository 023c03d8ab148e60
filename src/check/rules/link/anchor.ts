import { type PortfolioDocument, quoted } from '../../../portfolio/index.js';
import { remember } from '../../../text/remember.js';
import { askedElse } from '../../../text/suggest.js';
import { placeOfAddress, referencesTo } from '../../file-references.js';
import type { Rule } from '../../model.js';
import { suggester } from '../../suggester.js';

export const rule: Rule = {
  id: 'link/anchor',
  severity: 'error',
  summary: 'A link to a heading leads to a heading that exists.',
  docs: `A heading's anchor is its text in small letters, with hyphens for spaces and without punctuation: \`## What did not\` is \`#what-did-not\`.
If you change a heading, change the links to it, too.`,
  good: [
    {
      files: {
        'journal/a.md':
          '---\nkind: entry\ncriteria: DM5\n---\n\nSee [below](#what-did-not).\n\n## What did not\n\nTime.\n',
      },
    },
  ],
  bad: [
    {
      files: {
        'journal/a.md': '---\nkind: entry\ncriteria: DM5\n---\n\nSee [below](#what-did).\n\n## What did not\n\nTime.\n',
        'journal/b.md': '---\nkind: entry\ncriteria: DM6\n---\n\nSee [there](a.md#What-did-not).\n',
      },
      finds: [
        [6, 13],
        [6, 13],
      ],
    },
  ],
  *run({ linked }) {
    const suggest = suggester();
    const documents = new Map(linked.portfolio.documents.map((document) => [document.path, document]));
    for (const reference of referencesTo('found', linked)) {
      const { document, at, anchor, leads } = reference;
      const target = anchor === '' ? undefined : documents.get(leads.path);
      if (target === undefined || anchorsOf(target).has(anchor)) continue;
      const meant = suggest(anchor, anchorsOf(target));
      yield {
        message: `Unexpected anchor ${quoted(`#${anchor}`)}: ${target === document ? 'this file' : `\`${target.path}\``} has no such heading`,
        hint: askedElse(
          meant && `#${meant}`,
          "A heading's anchor is its text in small letters with hyphens for spaces.",
        ),
        file: document.path,
        at: placeOfAddress(reference) ?? at,
      };
    }
  },
};

const anchorsOf: (document: PortfolioDocument) => ReadonlySet<string> = remember(
  ({ facts }) => new Set(facts.headings.map(({ slug }) => slug)),
);
