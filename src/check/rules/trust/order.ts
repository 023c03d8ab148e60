import { awaitedSignOffs, type SignOffCoverage, saysYes } from '../../../coverage/index.js';
import type { Draft, Rule } from '../../model.js';
import { ofStage } from '../../stage-parts.js';

export const rule: Rule = {
  id: 'trust/order',
  severity: 'error',
  summary: 'The roles of a stage sign in the order that the framework sets.',
  docs: `The university judges what the school has put its name to. A recognition without the school's support, or dated before it,
is a file in the wrong place, a wrong date, or worse. \`returned\` and \`noted\` can be given at any time.`,
  good: [
    {
      files: {
        'stages/developing/sign-off/professional-mentor-1.md':
          '---\nkind: sign-off\nrole: professional-mentor\nname: Rowan Ashby\ndate: 2026-05-20\ndecision: supported\n---\n\nA careful year.\n',
        'stages/developing/sign-off/link-tutor-1.md':
          '---\nkind: sign-off\nrole: link-tutor\nname: Dr Jo Penrose\ndate: 2026-05-28\ndecision: recognised\n---\n\nRecognised.\n',
      },
    },
    {
      files: {
        'stages/developing/sign-off/link-tutor-1.md':
          '---\nkind: sign-off\nrole: link-tutor\nname: Dr Jo Penrose\ndate: 2026-05-28\ndecision: returned\n---\n\nNot yet.\n',
      },
    },
  ],
  bad: [
    {
      files: {
        'stages/developing/sign-off/link-tutor-1.md':
          '---\nkind: sign-off\nrole: link-tutor\nname: Dr Jo Penrose\ndate: 2026-05-28\ndecision: recognised\n---\n\nRecognised.\n',
      },
      finds: [[6, 11]],
    },
    {
      files: {
        'stages/developing/sign-off/professional-mentor-1.md':
          '---\nkind: sign-off\nrole: professional-mentor\nname: Rowan Ashby\ndate: 2026-05-20\ndecision: supported\n---\n\nA careful year.\n',
        'stages/developing/sign-off/link-tutor-1.md':
          '---\nkind: sign-off\nrole: link-tutor\nname: Dr Jo Penrose\ndate: 2026-05-02\ndecision: recognised\n---\n\nRecognised.\n',
      },
      finds: [[5, 7]],
    },
  ],
  *run({ stages }) {
    for (const coverage of stages) {
      const awaited = awaitedSignOffs(coverage);
      for (const [index, signOff] of awaited.entries()) {
        const draft = outOfOrder(signOff, awaited.slice(0, index));
        if (draft) yield { ...ofStage(coverage), item: signOff.role.id, ...draft };
      }
    }
  },
};

function outOfOrder(signOff: SignOffCoverage, before: readonly SignOffCoverage[]): Draft | null {
  const { role, latest } = signOff;
  const decision = latest?.frontMatter.decision;
  if (!latest || !decision || !saysYes(signOff)) return null;
  const unsigned = before.find((one) => !saysYes(one));
  if (unsigned) {
    return {
      message: `${role.title} signed before ${unsigned.role.title} did`,
      hint: `\`${unsigned.role.id}\` signs first; check whether that sign-off exists and says yes.`,
      file: latest.path,
      at: decision.at,
    };
  }
  return datedBefore(latest, role.title, before);
}

function datedBefore(
  { path, frontMatter }: NonNullable<SignOffCoverage['latest']>,
  title: string,
  before: readonly SignOffCoverage[],
): Draft | null {
  const { date } = frontMatter;
  const later = before.find((one) => date && (one.latest?.frontMatter.date?.value ?? '') > date.value);
  if (!date || !later) return null;
  return {
    message: `${title} signed on ${date.value}, before ${later.role.title} on ${later.latest?.frontMatter.date?.value}`,
    hint: 'Check whether one of the two dates is a slip; then have that one signed again.',
    file: path,
    at: date.at,
  };
}
