import { isSignedByOwner } from '../../../coverage/index.js';
import type { Rule } from '../../model.js';
import { ofStage } from '../../stage-parts.js';

export const rule: Rule = {
  id: 'trust/owner',
  severity: 'error',
  summary: 'Nobody signs their own portfolio.',
  docs: `A sign-off is somebody else's judgement. An advanced mentor is often the school's professional mentor as well: then the framework says
who signs instead, such as the head teacher, in a file for that role. A decision given on paper can be typed in by anyone:
\`name\` is the person who gave it, \`entered-by\` the one who typed it.`,
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
          message: `Unexpected name: the ${role.title} is also the owner of the portfolio`,
          hint: role.otherwise ? `\`${role.otherwise}\` signs instead.` : 'Somebody else has to sign.',
          file: latest.path,
          at: name.at,
          item: role.id,
        };
      }
    }
  },
};
