import { type HistoryTrouble, historyTroubles, strayTroubles } from '../../../coverage/index.js';
import type { Draft, Rule } from '../../model.js';
import { ofStage } from '../../stage-parts.js';
import { SIGNED } from '../../trust-examples.js';

const FIRST = 'stages/developing/sign-off/professional-mentor-1.md';
const SECOND = 'stages/developing/sign-off/professional-mentor-2.md';
const signOff = (date: string, decision: string): string =>
  `---\nkind: sign-off\nrole: professional-mentor\nname: Rowan Ashby\ndate: ${date}\ndecision: ${decision}\n---\n\nA careful year.\n`;

export const rule: Rule = {
  id: 'trust/history',
  severity: 'error',
  summary: 'The sign-offs of a role are in the order in which they were made.',
  docs: `Sign-offs are numbered, the latest counts, and none is removed: a returned one can still be read. A sealed one records its
number, and what the one before it said. So if one was renamed, copied, inserted, edited later or removed, those that
follow show it. Put the files back as they were (\`git log -- stages\` shows what happened to them), or have the stage signed again.`,
  good: [
    { files: { [FIRST]: signOff('2026-05-02', 'returned'), [SECOND]: signOff('2026-05-20', 'supported') } },
    { files: SIGNED },
  ],
  bad: [
    {
      files: { [FIRST]: signOff('2026-05-20', 'returned'), [SECOND]: signOff('2026-05-02', 'supported') },
      finds: [[5, 7]],
    },
    { files: { ...SIGNED, [SECOND]: SIGNED[FIRST] ?? '' }, finds: [[7, 11]] },
    {
      files: {
        ...SIGNED,
        [FIRST]: (SIGNED[FIRST] ?? '').replace('careful', 'wonderful'),
        [SECOND]: signOff('2026-05-28', 'supported'),
      },
      finds: [[7, 11]],
    },
  ],
  *run({ linked, stages }) {
    for (const coverage of stages) {
      const base = ofStage(coverage);
      for (const signOffs of coverage.signOffs) {
        const { id, title } = signOffs.role;
        for (const trouble of historyTroubles(linked, signOffs)) yield { ...base, item: id, ...told(trouble, title) };
      }
      for (const trouble of strayTroubles(linked, coverage)) yield { ...base, ...told(trouble, 'the stage') };
    }
  },
};

function told({ document, why, isSure }: HistoryTrouble, whose: string): Draft {
  const { date, decision, kind } = document.frontMatter;
  return {
    message: `The sign-offs of ${whose} have been changed: this one ${why}`,
    hint: 'Put the files back as they were, or have the stage signed again.',
    file: document.path,
    at: ((isSure ? undefined : date) ?? decision ?? kind)?.at ?? null,
    severity: isSure ? 'error' : 'warning',
  };
}
