import { DECISIONS, type LinkedPortfolio, type SignOffCoverage } from '../../../coverage/index.js';
import type { FrameworkRole } from '../../../framework/index.js';
import type { PortfolioDocument } from '../../../portfolio/index.js';
import type { Draft, Rule } from '../../model.js';
import { filesWithProblem, startOf } from '../../places.js';
import { hasBegun } from '../../sign-offs.js';
import { ofStage, ownerOf } from '../../stage-parts.js';

export const rule: Rule = {
  id: 'complete/sign-off-words',
  severity: 'missing',
  summary: 'A sign-off says who signed, when, what was decided and, if asked for, why.',
  docs: `A sign-off without a name or a date is not valid. A school decides \`supported\`, \`returned\` or \`noted\`; the university \`recognised\`, \`returned\` or \`noted\`.
The comment is the paragraph below the settings. If the framework requires one, it may be short but cannot be left out.`,
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
        const base = { ...ofStage(coverage), owner: ownerOf(one.role), item: one.role.id };
        for (const draft of [...partsLacking(one, linked), ...wrongDecisions(one)]) yield { ...base, ...draft };
      }
    }
  },
};

type Part = 'name' | 'date' | 'decision' | 'comment';

function* partsLacking(one: SignOffCoverage, linked: LinkedPortfolio): Iterable<Draft> {
  const { latest, role } = one;
  if (latest === null || !hasBegun(latest)) return;
  for (const part of lacking(latest, one, linked)) {
    yield { ...withoutPart(part, role), file: latest.path, at: startOf(latest) };
  }
}

/** What a sign-off leaves out; a value that could not be read is told by the rules that read. */
function lacking(
  { path, frontMatter, facts }: PortfolioDocument,
  { demand }: SignOffCoverage,
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
    date: 'Write the day: `date: 2026-05-20`.',
    decision: `Write one of \`decision: ${DECISIONS[side].join('`, `')}\`.`,
    comment: 'Write a short paragraph below the settings.',
  };
  return { message: `No ${part} in the sign-off of the ${title}`, hint: hints[part] };
}

/** Looks at earlier sign-offs too: what one side cannot decide was never decided. */
function* wrongDecisions({ role, latest, history }: SignOffCoverage): Iterable<Draft> {
  const { side, title } = role;
  for (const { path, frontMatter } of latest ? [...history, latest] : []) {
    const { decision } = frontMatter;
    if (!decision || DECISIONS[side].includes(decision.value)) continue;
    yield {
      message: `Unexpected decision \`${decision.value}\` of the ${title}, expected one of ${DECISIONS[side].join(', ')}`,
      hint:
        side === 'school'
          ? 'A school supports; the university recognises.'
          : 'The university recognises; a school supports.',
      file: path,
      at: decision.at,
      severity: 'error',
    };
  }
}
