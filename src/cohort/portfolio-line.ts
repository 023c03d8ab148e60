import type { CheckResult } from '../check/index.js';
import {
  judgeSignOff,
  type LinkedPortfolio,
  portfolioStatus,
  ratingDifferences,
  type StageCoverage,
} from '../coverage/index.js';
import type { Submission } from '../portfolio/index.js';
import { countOf } from '../text/group-by.js';
import type { ReadLine } from './results.js';

/** A portfolio that was received, as check and coverage see it. */
export interface SeenPortfolio {
  linked: LinkedPortfolio;
  result: CheckResult;
  submission: Submission | null;
  /** YYYY-MM-DD */
  today: string;
  /** Whether the line says who it is. */
  withNames: boolean;
}

/** What a results line says of a portfolio: numbers and ids that check, coverage and signing give, none of our own. */
export function portfolioLine(
  about: Pick<ReadLine, 'id' | 'from' | 'digest' | 'submission'>,
  seen: SeenPortfolio,
): ReadLine {
  const { linked, result, submission, today, withNames } = seen;
  const { config } = linked.portfolio;
  const [coverage] = result.stages;
  return {
    ...about,
    portfolio: config.id,
    mentor: withNames ? config.mentor.name : null,
    school: config.mentor.school,
    framework: coverage?.framework.id ?? null,
    stage: coverage?.stage.id ?? null,
    ...(coverage ? stageFacts(linked, coverage, result, today) : NOTHING),
    date: submission?.date ?? null,
    evaluations: linked.portfolio.documents.filter(({ kind }) => (kind as string) === 'evaluation').length,
    summary: summaryOf(result),
    rules: countRules(result),
    contradicts: (submission?.troubles ?? []).map(({ file, what }) => ({ file, what })),
    ok: true,
  };
}

const NOTHING = {
  state: null,
  criteria: {},
  counts: { open: 0, claimed: 0, evidenced: 0 },
  ratings: {},
  ratedOtherwise: 0,
  skills: [0, 0],
  questions: [0, 0],
  targets: 0,
  hours: 0,
  credits: 0,
  contacts: { made: 0, overdue: 0 },
  signOffs: [],
} satisfies Partial<ReadLine>;

type StageFacts = Pick<ReadLine, keyof typeof NOTHING>;

function stageFacts(linked: LinkedPortfolio, coverage: StageCoverage, result: CheckResult, today: string): StageFacts {
  const owed = result.findings.filter(({ severity }) => severity !== 'warning');
  const by = (owner: string): number => owed.filter((finding) => finding.owner === owner).length;
  const [status] = portfolioStatus(linked, [coverage], {
    today,
    owedBy: () => ({ mentor: by('mentor'), school: by('school') }),
    errors: result.summary.errors,
    suggestions: [],
  }).stages;
  if (!status) return NOTHING;
  const counts = { open: 0, claimed: 0, evidenced: 0 };
  for (const { state } of coverage.criteria) counts[state] += 1;
  const seals = new Map(
    coverage.signOffs.map(({ role, latest }) => [role.id, latest ? judgeSignOff(linked, latest).seal.state : 'none']),
  );
  return {
    state: status.state,
    criteria: Object.fromEntries(coverage.criteria.map(({ criterion, state }) => [criterion.id, state])),
    counts,
    ratings: status.ratings,
    ratedOtherwise: ratingDifferences(coverage).filter(({ reviewers }) => reviewers.length > 0).length,
    skills: [status.skills.done, status.skills.of],
    questions: [coverage.questions.filter(({ answered }) => answered).length, coverage.questions.length],
    targets: status.targets.length,
    hours: status.hours,
    credits: status.credits,
    contacts: { made: status.contacts.made, overdue: status.contacts.periods.filter(({ overdue }) => overdue).length },
    signOffs: status.signOffs.map(({ role, state, date }) => ({ role, state, date, seal: seals.get(role) ?? 'none' })),
  };
}

function summaryOf({ summary }: CheckResult): ReadLine['summary'] {
  const { errors, missing, warnings, ready, complete } = summary;
  return { errors, missing, warnings, ready, complete };
}

function countRules({ findings }: CheckResult): Record<string, number> {
  const counts = countOf(findings.map(({ rule }) => rule));
  return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
}
