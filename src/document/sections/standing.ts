import type { CriterionRow, RatingLevel, SignOffState, StageSection } from '../model.js';
import type { Anchor, Code, Text } from '../text.js';
import type { BuildContext, StageShown } from './context.js';
import { buildStandardsCoverage } from './standards-coverage.js';

/** Where the mentor stands with a stage. Voices stay apart: nothing here is added up to a mark. */
export interface Standing {
  criteria: StandingCriterion[];
  evidenced: number;
  claimed: number;
  open: number;
  ratings: { level: RatingLevel; count: number }[];
  unrated: number;
  skills: { done: number; of: number };
  questions: { answered: number; of: number };
  targets: number;
  entries: number;
  hours: number;
  credits: number;
  contacts: number;
  signOffs: { role: Text; state: SignOffState; name: Text | null; date: Code | null; anchor: Anchor | null }[];
  standards: StandardsCoverage[];
  /** What is to be done next, where the document is not the whole form. */
  next: Text[];
}

/** How much of a set of standards the entries cite. */
export interface StandardsCoverage {
  id: Code;
  title: Text;
  cited: number;
  of: number;
  /** In the order of the set, each with how many entries cite it. */
  standards: { id: Code; entries: number }[];
}

export interface StandingCriterion {
  id: Code;
  /** null where its row is left out. */
  anchor: Anchor | null;
  statement: Text;
  state: CoverageState;
  entries: number;
  evidence: number;
  /** Days of its entries, in order. */
  days: Code[];
}

export type CoverageState = 'open' | 'claimed' | 'evidenced';

type Parts = Pick<StageSection, 'table' | 'standards' | 'selfAssessment' | 'reflection' | 'signOffs'>;

/** Where the mentor stands with a stage, counted from its coverage. */
export function buildStanding(context: BuildContext, shown: StageShown, parts: Parts): Standing {
  const { coverage, journal } = shown;
  const states = coverage.criteria.map(({ state }) => state);
  const count = (state: string): number => states.filter((one) => one === state).length;
  const points = parts.selfAssessment?.standards.flatMap((standard) => standard.points) ?? [];
  return {
    criteria: parts.table.rows.map(standingCriterion),
    evidenced: count('evidenced'),
    claimed: count('claimed'),
    open: count('open'),
    ratings: (parts.selfAssessment?.levels ?? []).map((level) => ({
      level,
      count: points.filter((point) => point.level?.id === level.id).length,
    })),
    unrated: points.filter((point) => point.level === null).length,
    skills: { done: coverage.skills.filter(({ ticked }) => ticked).length, of: coverage.skills.length },
    questions: {
      answered: coverage.questions.filter(({ answered }) => answered).length,
      of: coverage.questions.length,
    },
    targets: coverage.targets.length,
    entries: journal.length,
    hours: coverage.hours,
    credits: coverage.credits,
    contacts: coverage.contacts,
    signOffs: parts.signOffs.map(({ role, state, name, date, anchor }) => ({ role, state, name, date, anchor })),
    standards: buildStandardsCoverage(context, shown, parts.standards),
    next: [],
  };
}

function standingCriterion({ id, anchor, statement, state, achieved }: CriterionRow): StandingCriterion {
  const evidence = new Set(achieved.flatMap((one) => one.evidence.flatMap((reference) => reference.id ?? [])));
  const days = achieved.flatMap(({ entry }) => entry.date ?? []);
  return { id, anchor, statement, state, entries: achieved.length, evidence: evidence.size, days };
}
