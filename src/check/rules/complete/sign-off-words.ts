import type { LinkedPortfolio, SignOffCoverage } from '../../../coverage/index.js';
import type { FrameworkRole } from '../../../framework/index.js';
import type { PortfolioDocument } from '../../../portfolio/index.js';
import type { Draft, Rule } from '../../model.js';
import { filesWithProblem, startOf } from '../../places.js';
import { hasBegun } from '../../sign-offs.js';
import { ofStage, ownerOf } from '../../stage-parts.js';

export const rule: Rule = {
  id: 'complete/sign-off-words',
  severity: 'missing',
  summary: 'A sign-off says who signed, when, what was decided and, where asked for, why.',
  docs: `A signature without a name or a date is none. A school decides \`supported\`, \`returned\` or \`noted\`; the university \`recognised\`, \`returned\` or \`noted\`.
The comment is the paragraph below the settings. Where the framework requires one, it may be short and may not be left out.`,
  good: [
    {
      files: {
        'stages/developing/sign-off/professional-mentor-1.md':
          '---\nkind: sign-off\nrole: professional-mentor\nname: Rowan Ashby\ndate: 2026-05-20\ndecision: supported\n---\n\nA careful year.\n',
        'stages/developing/sign-off/link-tutor-1.md':
          '---\nkind: sign-off\nrole: link-tutor\nname:\ndate:\ndecision:\n---\n',
      },
    },
  ],
  bad: [
    {
      files: {
        'stages/developing/sign-off/professional-mentor-1.md':
          '---\nkind: sign-off\nrole: professional-mentor\ndecision: supported\n---\n\n<!-- Comment -->\n',
      },
      finds: [
        [2, 7],
        [2, 7],
        [2, 7],
      ],
    },
    {
      files: {
        'stages/developing/sign-off/professional-mentor-1.md':
          '---\nkind: sign-off\nrole: professional-mentor\nname: Rowan Ashby\ndate: 2026-05-20\ndecision: recognised\n---\n\nA careful year.\n',
      },
      finds: [[6, 11]],
    },
  ],
  *run({ stages, linked }) {
    for (const coverage of stages) {
      if (coverage.stage.requires['sign-off'] === 'none') continue;
      for (const one of coverage.signOffs) {
        const { latest, role } = one;
        if (latest === null || !hasBegun(latest)) continue;
        const base = { ...ofStage(coverage), file: latest.path, owner: ownerOf(role), item: role.id };
        yield* lacking(one, latest, linked).map((what) => ({
          ...base,
          ...withoutPart(what, role),
          at: startOf(latest),
        }));
        const wrong = wrongDecision(latest, role);
        if (wrong) yield { ...base, ...wrong };
      }
    }
  },
};

const DECISIONS: Record<FrameworkRole['side'], readonly string[]> = {
  school: ['supported', 'returned', 'noted'],
  university: ['recognised', 'returned', 'noted'],
};

type Part = 'name' | 'date' | 'decision' | 'comment';

/** What a sign-off leaves out; a value that could not be read is told by the rules that read. */
function lacking(
  { demand }: SignOffCoverage,
  { path, frontMatter, facts }: PortfolioDocument,
  linked: LinkedPortfolio,
): Part[] {
  const unread = (rule: string): boolean => filesWithProblem(linked, rule).has(path);
  const parts: Part[] = [];
  if (!frontMatter.name?.value) parts.push('name');
  if (!frontMatter.date && !unread('read/date')) parts.push('date');
  if (!frontMatter.decision && !unread('read/schema')) parts.push('decision');
  if (facts.empty && demand.comment === 'required') parts.push('comment');
  return parts;
}

function withoutPart(part: Part, { side, title }: FrameworkRole): Pick<Draft, 'message' | 'hint'> {
  const hints: Record<Part, string> = {
    name: 'Write who signed: `name: …`.',
    date: 'Write on which day: `date: 2026-05-20`.',
    decision: `Write one of \`decision: ${DECISIONS[side].join('`, `')}\`.`,
    comment: 'Write a short paragraph below the settings.',
  };
  return { message: `No ${part} in the sign-off of the ${title}`, hint: hints[part] };
}

function wrongDecision({ frontMatter }: PortfolioDocument, { side, title }: FrameworkRole): Omit<Draft, 'file'> | null {
  const { decision } = frontMatter;
  if (!decision || DECISIONS[side].includes(decision.value)) return null;
  return {
    message: `Unexpected decision \`${decision.value}\` of the ${title}, expected one of ${DECISIONS[side].join(', ')}`,
    hint:
      side === 'school'
        ? 'A school supports; the university recognises.'
        : 'The university recognises; a school supports.',
    at: decision.at,
    severity: 'error',
  };
}
