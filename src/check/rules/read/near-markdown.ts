import { fromProblems } from '../../from-problems.js';
import type { Rule } from '../../model.js';

export const rule: Rule = {
  id: 'read/near-markdown',
  severity: 'warning',
  summary: 'Text that is meant as Markdown is read as Markdown.',
  docs: `Some slips leave their marks in the text: \`##Heading\` without a space, a no-break space (Alt or Option with the space bar), bullets,
letters, boxes and tables of tabs pasted from Word, \`-Point\`, \`[ ] task\`, a path with spaces, \`[x] (y)\` and \`(x)[y]\`, in links and pictures. \`--fix\` mends those. A note that the text never cites, \`:::\` boxes, \`{.classes}\`, \`\\newpage\`
and \`[TOC]\` are shown as they are typed. Obsidian's \`[[links]]\`, \`![[embeds]]\`, callouts and \`%%remarks%%\` are read as Obsidian reads them.`,
  good: [
    {
      files: {
        'evidence/my plan.pdf': '%PDF-1.7',
        'journal/a.md':
          '---\nkind: entry\ncriteria: DM5\n---\n\n## Heading\n\n- [the plan](<../evidence/my plan.pdf>)\n- [the plan [new]](#heading) and more\n\n> [!note] With care\n> See [[a]]. #tag %%ask again%%\n\n§ 3 is the law,\na. is not.\n\n1.\tOne\n2.\tTwo\n',
      },
    },
  ],
  bad: [
    {
      files: {
        'evidence/my plan (1).jpg': 'JPEG',
        'journal/a.md':
          '---\nkind: entry\ncriteria: DM5\n---\n\n![Plan](../evidence/my plan (1).jpg "Ours")\n![Plan] (../evidence/a.jpg) ![Plan][../evidence/a.jpg]\n-We met.\n2.She said.\n[x] Done\n- [] Open\n\n### Words {#id}\n',
      },
      finds: [
        [6, 9],
        [7, 2],
        [7, 30],
        [8, 1],
        [9, 1],
        [10, 1],
        [11, 1],
        [13, 11],
      ],
    },
    {
      files: {
        'evidence/my plan.pdf': '%PDF-1.7',
        'journal/a.md':
          '---\nkind: entry\ncriteria: DM5\n---\n\n##Heading\n\n• [the plan](../evidence/my plan.pdf)\n\n(it)[../evidence/my plan.pdf], [it] (b.md)\n',
      },
      finds: [
        [6, 1],
        [8, 1],
        [8, 14],
        [10, 1],
        [10, 32],
      ],
    },
    {
      files: {
        'journal/a.md':
          '---\nkind: entry\ncriteria: DM5\n---\n\na. First\nb. Then\n\n§\tPoint\n\nWho\tDay\nShe\tMonday\n',
      },
      finds: [
        [6, 1],
        [7, 1],
        [9, 1],
        [11, 1],
      ],
    },
    {
      files: { 'journal/a.md': '---\nkind: entry\ncriteria: DM5\n---\n\nWe met.\n\n[^1]: On Monday.\n\n::: note\n' },
      finds: [
        [8, 1],
        [10, 1],
      ],
    },
  ],
  run: (context) => fromProblems('read/near-markdown', context),
};
