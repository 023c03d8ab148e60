import { signedTwice } from '../../../coverage/index.js';
import type { Rule } from '../../model.js';
import { ofStage } from '../../stage-parts.js';

const SCHOOL = 'stages/developing/sign-off/professional-mentor-1.md';
const UNIVERSITY = 'stages/developing/sign-off/link-tutor-1.md';
const signOff = (role: string, name: string, decision: string): string =>
  `---\nkind: sign-off\nrole: ${role}\nname: ${name}\ndate: 2026-05-20\ndecision: ${decision}\n---\n\nA careful year.\n`;

export const rule: Rule = {
  id: 'trust/both-sides',
  severity: 'error',
  summary: 'Nobody signs for both the school and the university.',
  docs: `The university recognises what the school has put its name to: two judgements by two people. A name on both sides, even written
in another order, with initials or with letters that only look the same, is taken for one person until the names are written out.`,
  good: [
    {
      files: {
        [SCHOOL]: signOff('professional-mentor', 'Rowan Ashby', 'supported'),
        [UNIVERSITY]: signOff('link-tutor', 'Dr Jo Penrose', 'recognised'),
      },
    },
  ],
  bad: [
    {
      files: {
        [SCHOOL]: signOff('professional-mentor', 'Rowan Ashby', 'supported'),
        [UNIVERSITY]: signOff('link-tutor', 'R. Ashby', 'recognised'),
      },
      finds: [[4, 7]],
    },
  ],
  *run({ stages }) {
    for (const coverage of stages) {
      for (const { school, university } of signedTwice(coverage)) {
        yield {
          ...ofStage(coverage),
          message: `Unexpected name: the person who signs as ${university.role.title} has also signed as ${school.role.title}`,
          hint: 'Somebody else has to sign for one of the two; if these are two people, write both names out.',
          file: university.latest.path,
          at: university.latest.frontMatter.name?.at ?? null,
          item: university.role.id,
        };
      }
    }
  },
};
