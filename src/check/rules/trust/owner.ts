import { isSignedByOwner } from '../../../coverage/index.js';
import type { Rule } from '../../model.js';
import { ofStage } from '../../stage-parts.js';

export const rule: Rule = {
  id: 'trust/owner',
  severity: 'error',
  summary: 'Nobody signs their own portfolio.',
  docs: `A sign-off is somebody else's judgement. An advanced mentor often is the school's professional mentor too: then the framework says
who signs instead, the head teacher for example, in a file of that role. Words that a reviewer gave on paper can be typed in by anyone:
\`name\` is who gave them, \`entered-by\` who typed.`,
  good: [
    {
      files: {
        'portfolio.yaml': 'version: 1\nmentor: {name: Kit Moor}\nframework: ljmu-2007\nstage: developing\n',
        'stages/developing/sign-off/head-teacher-1.md':
          '---\nkind: sign-off\nrole: head-teacher\nname: Rowan Ashby\nentered-by: Kit Moor\n---\n\nA careful year.\n',
      },
    },
  ],
  bad: [
    {
      files: {
        'portfolio.yaml': 'version: 1\nmentor: {name: Kit Moor}\nframework: ljmu-2007\nstage: developing\n',
        'stages/developing/sign-off/professional-mentor-1.md':
          '---\nkind: sign-off\nrole: professional-mentor\nname: kit  moor\n---\n\nA careful year.\n',
      },
      finds: [[4, 7]],
    },
    {
      files: {
        'portfolio.yaml': 'version: 1\nmentor: {name: Kit Moor}\nframework: ljmu-2007\nstage: developing\n',
        'stages/developing/sign-off/professional-mentor-1.md':
          '---\nkind: sign-off\nrole: professional-mentor\nname: Moor, K.\n---\n\nA careful year.\n',
      },
      finds: [[4, 7]],
    },
  ],
  *run({ linked, stages }) {
    const owner = linked.portfolio.config.mentor.name;
    if (owner === null) return;
    for (const coverage of stages) {
      for (const signOff of coverage.signOffs) {
        const { role, latest } = signOff;
        const name = latest?.frontMatter.name;
        if (!latest || !name || !isSignedByOwner(signOff, owner)) continue;
        yield {
          ...ofStage(coverage),
          message: `Unexpected name: ${role.title} is whoever keeps the portfolio`,
          hint: role.otherwise ? `\`${role.otherwise}\` signs instead.` : 'Somebody else has to sign.',
          file: latest.path,
          at: name.at,
          item: role.id,
        };
      }
    }
  },
};
