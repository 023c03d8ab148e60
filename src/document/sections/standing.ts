import { columnsOf, standardSetsOf } from '../../framework/index.js';
import type { Anchor, Code, FilePath, Text } from '../text.js';
import type { BuildContext } from './context.js';
import type { EvidenceItem } from './evidence-register.js';
import type { RatingLevel } from './rating-level.js';
import type { SelfAssessmentSection } from './self-assessment.js';
import type { SignOffSection, SignOffState } from './sign-offs.js';
import type { StageShown } from './stage-shown.js';
import type { CoverageState, CriteriaTable, CriterionRow } from './stage-table.js';
import type { StandardsUse } from './standards-use.js';

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
  /** Pieces of evidence, of all stages. */
  evidence: number;
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
  /** What shows it best: a picture before a PDF before anything else, and nothing that stands for a criterion before, where there is more. */
  best: BestEvidence | null;
  /** How many more pieces of evidence it has. */
  more: number;
  /** Days of its entries, in order. */
  days: Code[];
}

export interface BestEvidence {
  id: Anchor;
  label: Code;
  title: Text;
  /** The file of a picture. */
  file: FilePath | null;
}

/** The parts that are counted. */
interface Parts {
  table: CriteriaTable;
  standards: StandardsUse[];
  selfAssessment: SelfAssessmentSection | null;
  signOffs: SignOffSection[];
}

/** Where the mentor stands with a stage, counted from its coverage. */
export function buildStanding(context: BuildContext, shown: StageShown, parts: Parts): Standing {
  const { coverage, journal } = shown;
  const states = coverage.criteria.map(({ state }) => state);
  const count = (state: string): number => states.filter((one) => one === state).length;
  const points = parts.selfAssessment?.standards.flatMap((standard) => standard.points) ?? [];
  return {
    criteria: standingCriteria(context, parts.table.rows),
    evidence: context.evidence.items.length,
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

function standingCriteria({ evidence: register }: BuildContext, rows: readonly CriterionRow[]): StandingCriterion[] {
  const used = new Set<string>();
  return rows.map(({ id, anchor, statement, state, achieved }) => {
    const linked = new Set(achieved.flatMap((one) => one.evidence.flatMap((reference) => reference.id ?? [])));
    const items = register.items.filter((item) => linked.has(item.id) && item.fault === null);
    const weight = (item: EvidenceItem): number => (used.has(item.id) ? 10 : 0) + (WEIGHTS[item.kind] ?? 2);
    const [best] = items.sort((one, other) => weight(one) - weight(other));
    if (best) used.add(best.id);
    return {
      id,
      anchor,
      statement,
      state,
      entries: achieved.length,
      evidence: linked.size,
      best: best ? bestOf(best) : null,
      more: Math.max(0, linked.size - 1),
      days: achieved.flatMap(({ entry }) => entry.date ?? []),
    };
  });
}

const WEIGHTS: Partial<Record<EvidenceItem['kind'], number>> = { image: 0, pdf: 1 };

function bestOf({ id, label, title, kind, file }: EvidenceItem): BestEvidence {
  return { id, label, title, file: kind === 'image' ? file : null };
}

/**
 * How many of each set's standards some entry cites. A set that nobody cites counts where the programme's table has a
 * column for it; standards for another career stage count only where they are cited.
 */
function buildStandardsCoverage(
  { linked }: Pick<BuildContext, 'linked'>,
  { place: { framework, stage }, word }: Pick<StageShown, 'place' | 'word'>,
  uses: readonly StandardsUse[],
): StandardsCoverage[] {
  const columns = columnsOf(framework, stage).filter(({ kind }) => kind === 'standards');
  const isPost = linked.portfolio.config.mentor.threshold === 'post';
  return standardSetsOf(framework, stage).flatMap((set): StandardsCoverage[] => {
    const use = uses.find(({ id }) => id === set.id);
    if (!use && !columns.some((column) => column.set?.id === set.id)) return [];
    const counts = new Map(use?.standards.map(({ id, entries }) => [id, entries.length]));
    const standards = set.standards
      .filter(({ id, expects }) => counts.get(id) || expects !== 'post' || isPost)
      .map(({ id }) => ({ id, entries: counts.get(id) ?? 0 }));
    const cited = standards.filter(({ entries }) => entries > 0).length;
    return [{ id: set.id, title: word(set.title), cited, of: standards.length, standards }];
  });
}
