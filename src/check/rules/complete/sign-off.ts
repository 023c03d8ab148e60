import { isHandedInAgain, type SignOffCoverage, type StageCoverage } from '../../../coverage/index.js';
import type { Draft, Rule } from '../../model.js';
import { hasBegun, nextSignOff } from '../../sign-offs.js';
import { ofStage, ownerOf } from '../../stage-parts.js';

export const rule: Rule = {
  id: 'complete/sign-off',
  severity: 'missing',
  summary: 'Every role that signs the stage has signed it.',
  docs: `The framework says who signs and in which order: first the school, then the university. Each sign-off is a separate, numbered file, so that a stage
that was returned can be signed again: \`sign-off/professional-mentor-1.md\`, then \`-2.md\`. The latest counts.
A missing sign-off of the university does not keep you from handing in. If the university returned the stage, put it right and hand it in again with \`mentor submit\`.`,
  good: [
    {
      files: {
        'stages/developing/sign-off/head-teacher-1.md': `---
kind: sign-off
role: head-teacher
name: Rowan Ashby
date: 2026-05-20
decision: supported
---

The mentor is our professional mentor, so I sign. A careful year.
`,
        'stages/developing/sign-off/link-tutor-1.md':
          '---\nkind: sign-off\nrole: link-tutor\nname: Dr Jo Penrose\ndate: 2026-05-28\ndecision: recognised\n---\n\nRecognised.\n',
      },
    },
  ],
  bad: [
    {
      files: {
        'stages/developing/sign-off/professional-mentor-1.md':
          '---\nkind: sign-off\nrole: professional-mentor\nname: Rowan Ashby\ndate: 2026-05-20\ndecision: returned\n---\n\nPlease say more of your own learning.\n',
      },
      finds: [null, [6, 11]],
    },
    {
      files: {
        'stages/developing/sign-off/professional-mentor-1.md':
          '---\nkind: sign-off\nrole: professional-mentor\nname: Rowan Ashby\ndate: 2026-05-20\ndecision: supported\n---\n\nA careful year.\n',
        'stages/developing/sign-off/link-tutor-1.md':
          '---\nkind: sign-off\nrole: link-tutor\nname: Dr Jo Penrose\ndate: 2026-05-28\ndecision: returned\n---\n\nSay more of your own learning.\n',
        'submissions/002/manifest.json':
          '{"submission": "002", "stages": ["ljmu-2007/developing"], "signOffs": [{"file": "stages/developing/sign-off/link-tutor-1.md"}]}\n',
      },
      finds: [[6, 11]],
    },
  ],
  *run({ stages, linked }) {
    for (const coverage of stages) {
      if (coverage.stage.requires['sign-off'] === 'none') continue;
      for (const one of coverage.signOffs) {
        if (one.state === 'returned')
          yield isHandedInAgain(linked, coverage, one) ? handedInAgain(one, coverage) : returned(one, coverage);
        else if (one.state === 'open' && !hasBegun(one.latest)) yield notSigned(one, coverage);
      }
    }
  },
};

function notSigned({ role, latest, demand }: SignOffCoverage, coverage: StageCoverage): Draft {
  const file = latest?.path ?? nextSignOff(coverage, role.id, 0);
  const words =
    demand.comment === 'required' ? 'a short paragraph, name, date and decision' : 'name, date and decision';
  return {
    ...ofStage(coverage),
    message: `Not signed yet: ${role.title}`,
    hint: `\`mentor sign ${coverage.stage.id} --role ${role.id}\` asks for ${words}.`,
    file,
    owner: ownerOf(role),
    item: role.id,
  };
}

function returned({ role, latest, history }: SignOffCoverage, coverage: StageCoverage): Draft {
  const date = latest?.frontMatter.date?.value;
  const again = nextSignOff(coverage, latest?.frontMatter.role?.value ?? role.id, history.length + 1);
  return {
    ...ofStage(coverage),
    message: `Returned by the ${role.title}${date ? ` on ${date}` : ''}`,
    hint: `Do what the comment asks for. The new decision goes into ${again}.`,
    file: latest?.path ?? again,
    at: latest?.frontMatter.decision?.at ?? null,
    item: role.id,
  };
}

function handedInAgain(one: SignOffCoverage, coverage: StageCoverage): Draft {
  const { role } = one;
  return {
    ...returned(one, coverage),
    message: `Returned by the ${role.title}, and handed in again since`,
    hint: `The ${role.title} decides again.`,
    owner: ownerOf(role),
  };
}
