import type { CommentTarget } from '../portfolio/model.js';
import { byText } from '../text/by-text.js';
import { commentWords, reviewComments } from './comments.js';
import { type AgreementCoverage, coverAgreements, isOverdue, owedContacts, type PeriodCoverage } from './contacts.js';
import { hoursThatCount } from './hours.js';
import type { LinkedPortfolio } from './link.js';
import type { SelfAssessmentCoverage, SignOffCoverage, StageCoverage } from './model.js';
import { type NextStep, nextSteps } from './next-steps.js';
import { stands } from './sign-off/decisions.js';
import { type Owed, type StageState, stageState } from './stage-state.js';
import type { Suggestion } from './suggestions.js';
import { isLate } from './targets.js';

/** One stage as `status --json` shows it. Paths are relative to the portfolio, with `/`. */
export interface StageStatus {
  framework: string;
  id: string;
  state: StageState;
  criteria: { id: string; state: string; entries: string[]; evidence: string[]; candidates: Candidate[] }[];
  /** A number for each level of the scale, and `unrated`. Without a self-assessment `unrated` alone, 0. */
  ratings: Record<string, number>;
  skills: { done: number; of: number };
  /** `holds` is false where the content changed since, or the signature does not fit. */
  signOffs: {
    role: string;
    state: SignOffCoverage['state'];
    name: string | null;
    date: string | null;
    holds: boolean;
  }[];
  comments: {
    open: number;
    answered: number;
    /** Those that wait for an answer. `on` is null throughout where one speaks of the stage as a whole. */
    toAnswer: {
      file: string;
      on: CommentTarget;
      name: string | null;
      date: string | null;
      text: string;
    }[];
  };
  targets: { text: string; due: string | null; done: boolean; overdue: boolean }[];
  hours: number;
  credits: number;
  /** Made in all, and period by period where an agreement has a schedule. */
  contacts: { made: number; periods: PeriodStatus[] };
}

/** An entry that names what a crosswalk sets beside an open criterion: it may count, where a person says so. */
export type Candidate = Pick<Suggestion, 'file' | 'named' | 'relation' | 'via'>;

export interface PeriodStatus extends PeriodCoverage {
  agreement: string;
  /** All that was agreed for it was made. */
  met: boolean;
  /** It is over, and not met. */
  overdue: boolean;
}

/** What `status --json` prints. */
export interface PortfolioStatus {
  version: 1;
  stages: StageStatus[];
  next: NextStep[];
}

export interface StatusOptions {
  /** YYYY-MM-DD */
  today: string;
  /** What each stage's check found broken or missing. */
  owedBy: (coverage: StageCoverage) => Owed;
  /** How many findings say that something is broken. */
  errors: number;
  /** What entries could also count for. */
  suggestions: readonly Suggestion[];
}

/** Where a portfolio stands: the numbers behind `status`, from the coverage that check and render use. */
export function portfolioStatus(
  linked: LinkedPortfolio,
  stages: readonly StageCoverage[],
  options: StatusOptions,
): PortfolioStatus {
  const agreements = coverAgreements(linked);
  const current = linked.currentStage?.stage ?? null;
  const { today, errors, suggestions } = options;
  return {
    version: 1,
    stages: stages.map((coverage) => {
      const own = agreements.filter(({ document }) => (linked.stageOf(document)?.stage ?? current) === coverage.stage);
      return stageStatus(linked, coverage, own, options);
    }),
    next: nextSteps({ linked, stages, agreements, suggestions, errors, today }),
  };
}

function stageStatus(
  linked: LinkedPortfolio,
  coverage: StageCoverage,
  agreements: readonly AgreementCoverage[],
  { today, owedBy, suggestions }: StatusOptions,
): StageStatus {
  const { framework, stage, skills, signOffs, targets } = coverage;
  return {
    framework: framework.id,
    id: stage.id,
    state: stageState(linked, coverage, owedBy(coverage)),
    criteria: coverage.criteria.map(({ criterion, state, entries, evidence }) => ({
      id: criterion.id,
      state,
      entries: entries.map(({ path }) => path),
      evidence: evidence.map(({ target }) => target),
      candidates: state === 'open' ? candidatesFor(framework.id, criterion.id, suggestions) : [],
    })),
    ratings: countRatings(coverage.selfAssessment),
    skills: { done: skills.filter(({ ticked }) => ticked).length, of: skills.length },
    signOffs: signOffs.map((one) => ({
      role: one.role.id,
      state: one.state,
      name: one.latest?.frontMatter.name?.value ?? null,
      date: one.latest?.frontMatter.date?.value ?? null,
      holds: stands(linked, one),
    })),
    comments: commentsOn(linked, coverage),
    targets: targets
      .map((target) => ({ text: target.text, due: target.day, done: target.done, overdue: isLate(target, today) }))
      .sort((a, b) => Number(a.done) - Number(b.done) || byText(a.due ?? '9999', b.due ?? '9999')),
    hours: coverage.stage.requires.hours > 0 ? hoursThatCount(coverage, today) : coverage.hours,
    credits: coverage.credits,
    contacts: {
      made: coverage.contacts,
      periods: agreements.flatMap(({ id, periods }) =>
        periods.map((period) => ({
          agreement: id,
          ...period,
          met: owedContacts(period).length === 0,
          overdue: isOverdue(period, today),
        })),
      ),
    },
  };
}

function candidatesFor(framework: string, id: string, suggestions: readonly Suggestion[]): Candidate[] {
  return suggestions
    .filter((one) => one.kind === 'criteria' && one.framework === framework && one.id === id)
    .map(({ file, named, relation, via }) => ({ file, named, relation, via }));
}

/** @returns how many points have each level of the scale, and how many none */
function countRatings(assessment: SelfAssessmentCoverage | null): Record<string, number> {
  const levels = assessment?.scale.levels.map(({ id }) => [id, 0] as const) ?? [];
  const counts: Record<string, number> = { ...Object.fromEntries(levels), unrated: 0 };
  for (const { level } of assessment?.points ?? []) {
    const key = level?.id ?? 'unrated';
    counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts;
}

function commentsOn(linked: LinkedPortfolio, { stage }: StageCoverage): StageStatus['comments'] {
  const all = reviewComments(linked).filter(({ place }) => place?.stage === stage);
  const open = all.filter((comment) => comment.open);
  const toAnswer = open.map(({ document, file, line, criterion, item }) => ({
    file: document.path,
    on: { file, line, criterion, item },
    name: document.frontMatter.name?.value ?? null,
    date: document.frontMatter.date?.value ?? null,
    text: commentWords(document),
  }));
  return { open: open.length, answered: all.length - open.length, toAnswer };
}
