import type { Kind } from '../portfolio/fields.js';
import { counted } from '../text/counted.js';
import { shellWord } from '../text/shell-word.js';
import { reviewComments } from './comments.js';
import { type AgreementCoverage, type ContactKind, isOverdue, owedContacts, type PeriodCoverage } from './contacts.js';
import { hoursThatCount } from './hours.js';
import { isCountedEntry, type LinkedPortfolio } from './link.js';
import type { StageCoverage } from './model.js';
import { isHandedInAgain } from './stage-state.js';
import type { Suggestion } from './suggestions.js';
import { isLate } from './targets.js';

/** Something worth doing next, and the command that does it. */
export interface NextStep {
  text: string;
  command: string;
}

/** What the steps are found from. */
export interface StepsContext {
  linked: LinkedPortfolio;
  /** The stages in question, the current one first. */
  stages: readonly StageCoverage[];
  agreements: readonly AgreementCoverage[];
  /** What entries could also count for. */
  suggestions: readonly Suggestion[];
  /** How many findings say that something is broken. */
  errors: number;
  /** YYYY-MM-DD */
  today: string;
}

const MOST = 3;

/**
 * The three most useful things to do next: what is late, then what the stage still asks of the mentor, then who signs.
 * Each kind of work gives one step, so that three of them are three different things to do.
 */
export function nextSteps(context: StepsContext): NextStep[] {
  const { linked, stages, agreements, errors, today } = context;
  const broken =
    errors === 0 ? [] : [step(`Mend what is broken: ${counted(errors, 'error')}.`, 'mentor check --severity error')];
  const late = agreements.flatMap((agreement) => lateContacts(agreement, today)).slice(0, 1);
  const forStages = stages.flatMap((coverage) => {
    // Commands take the stage where the mentor is working for granted.
    const option = coverage.stage.id === linked.currentStage?.stage.id ? '' : ` --stage ${coverage.stage.id}`;
    return STEPS.flatMap((find) => find(coverage, option, context) ?? []);
  });
  const first = hasBegun(linked)
    ? []
    : [step('Write down the last thing you did as a mentor: two minutes are enough.', 'mentor new entry')];
  return [...broken, ...late, ...first, ...forStages].slice(0, MOST);
}

function hasBegun({ portfolio }: LinkedPortfolio): boolean {
  return portfolio.documents.some(isCountedEntry);
}

type FindStep = (coverage: StageCoverage, option: string, context: StepsContext) => NextStep | null;

const STEPS: readonly FindStep[] = [
  overdueTarget,
  closeEntry,
  openCriterion,
  claimedCriterion,
  dimension,
  unrated,
  unticked,
  wantingTarget,
  reflection,
  targets,
  hours,
  credits,
  agreement,
  question,
  comment,
  signature,
  handIn,
];

const WRITTEN_AS: Record<ContactKind, Kind> = {
  discussions: 'meeting',
  observations: 'observation',
  reports: 'report',
};

function lateContacts({ id, periods }: AgreementCoverage, today: string): NextStep[] {
  const late = periods.filter((period) => isOverdue(period, today));
  return late.flatMap((period) =>
    owedContacts(period).map((kind) =>
      step(
        `Write up the ${kind} with ${id} of ${periodName(period)}: ${period[kind].made} of ${period[kind].agreed} are recorded.`,
        `mentor new ${WRITTEN_AS[kind]} --agreement ${id}`,
      ),
    ),
  );
}

const periodName = ({ period, until }: PeriodCoverage): string => period || `the time to ${until}`;

function overdueTarget(
  { targets: all, targetsDocument }: StageCoverage,
  _: string,
  { today }: StepsContext,
): NextStep | null {
  const late = all.find((target) => isLate(target, today));
  return late && targetsDocument
    ? step(
        `A target was due on ${late.day}: ${late.text}. Tick it, or give it a new date.`,
        `mentor open ${shellWord(targetsDocument.path)}`,
      )
    : null;
}

/** An open criterion whose counterpart in another framework some entry names: reading it again is the least work. */
function closeEntry(
  { criteria, framework, stage }: StageCoverage,
  _: string,
  { suggestions }: StepsContext,
): NextStep | null {
  if (stage.requires.evidence === 'none') return null;
  const open = new Set(criteria.flatMap(({ state, criterion }) => (state === 'open' ? [criterion.id] : [])));
  const close = suggestions.find(
    (one) => one.kind === 'criteria' && one.framework === framework.id && open.has(one.id),
  );
  if (!close) return null;
  const { id, file, named, relation, via, add } = close;
  const how =
    relation === 'exact' ? 'which asks for the same' : `which is ${via === null ? '' : 'loosely '}${RELATED[relation]}`;
  return step(
    `${id} is open; ${file} names ${named}, ${how}. If it shows ${id} too, add ${add.criteria?.[0]} to its criteria.`,
    `mentor open ${shellWord(file)}`,
  );
}

const RELATED = { exact: '', related: 'related', broader: 'part of the same', narrower: 'wider' } as const;

function openCriterion({ criteria, stage }: StageCoverage, _: string, { linked }: StepsContext): NextStep | null {
  const open = criteria.filter(({ state }) => state === 'open');
  const [first] = open;
  if (!first || !hasBegun(linked) || stage.requires.evidence === 'none') return null;
  const { id, statement } = first.criterion;
  return step(
    `${open.length === 1 ? 'One criterion has' : `${open.length} criteria have`} no entry. ${id}: ${statement}`,
    `mentor new entry --criteria ${id}`,
  );
}

function claimedCriterion({ criteria, stage }: StageCoverage): NextStep | null {
  const first = criteria.find(
    ({ state, evidence }) =>
      state === 'claimed' ||
      (stage.requires.evidence === 'file' && state === 'evidenced' && evidence.every(({ isUrl }) => isUrl)),
  );
  const entry = first?.entries[0];
  return first && entry
    ? step(
        `${first.criterion.id} has an entry but no evidence.`,
        `mentor evidence add <file> --to ${shellWord(entry.path)}`,
      )
    : null;
}

function dimension({ dimensions, stage }: StageCoverage): NextStep | null {
  const first =
    stage.requires.dimensions === 'all' ? dimensions.find(({ entries }) => entries.length === 0)?.dimension : undefined;
  return first
    ? step(`No entry shows ${first.id}: ${first.title ?? first.statement}`, `mentor new entry --dimensions ${first.id}`)
    : null;
}

function unrated({ selfAssessment, stage }: StageCoverage, option: string): NextStep | null {
  const open = selfAssessment?.points.filter(({ level }) => level === null).length ?? 0;
  if (open === 0 || stage.requires['self-assessment'] === 'none') return null;
  return step(`${counted(open, 'point')} without a rating.`, `mentor rate${option}`);
}

function unticked({ skills, stage }: StageCoverage, option: string): NextStep | null {
  const open = skills.filter(({ ticked }) => !ticked).length;
  return open === 0 || stage.requires.checklists === 'none'
    ? null
    : step(`${counted(open, 'skill')} without a tick.`, `mentor tick${option}`);
}

/** A rating that asks for a target or an action, where neither its standard's section nor a target gives one. */
function wantingTarget({ selfAssessment, targets: all }: StageCoverage, option: string): NextStep | null {
  const wanting = selfAssessment?.points.find(({ point, level }) => {
    const asks = [...(level?.['asks-for'] ?? []), ...(level?.suggests ?? [])];
    const section = selfAssessment.sections.find(({ standard }) => standard === point.standard.id);
    const own = all.filter((target) =>
      target.for.some(({ value }) => value === point.id || value === point.standard.id),
    );
    const acts = own.some(({ actions }) => actions.length > 0);
    return asks.some((ask) => (ask === 'target' ? !section?.targets && own.length === 0 : !section?.actions && !acts));
  });
  if (!wanting) return null;
  const { point, rating } = wanting;
  return step(
    `${point.id} is ${rating?.level}: say what you aim for, and the first step.`,
    `mentor new targets --for ${point.id}${option}`,
  );
}

function reflection({ reflected, stage }: StageCoverage, option: string): NextStep | null {
  return reflected || stage.requires.reflection === 'none'
    ? null
    : step('Reflect on what you yourself have learned.', `mentor new reflection${option}`);
}

function targets({ targets: all, stage }: StageCoverage, option: string): NextStep | null {
  return all.length >= stage.requires.targets
    ? null
    : step('Set a target, with a date and a measure.', `mentor new targets${option}`);
}

function hours(coverage: StageCoverage, _: string, { today }: StepsContext): NextStep | null {
  const done = hoursThatCount(coverage, today);
  const { stage } = coverage;
  return done >= stage.requires.hours
    ? null
    : step(`${done} of ${stage.requires.hours} hours are recorded.`, 'mentor new cpd --hours 1');
}

function credits({ credits: claimed, stage }: StageCoverage, option: string): NextStep | null {
  return claimed >= stage.requires.credits
    ? null
    : step(`${claimed} of ${stage.requires.credits} credits are claimed.`, `mentor new credit-claim${option}`);
}

function agreement({ stage }: StageCoverage, _: string, { agreements }: StepsContext): NextStep | null {
  return agreements.length >= stage.requires.agreements
    ? null
    : step('Make an agreement with the person you mentor.', 'mentor new agreement "Trainee A"');
}

function question({ questions, stage }: StageCoverage, option: string): NextStep | null {
  const open = questions.filter(({ answered }) => !answered);
  const [first] = open;
  if (!first || stage.requires.questions === 'none') return null;
  return step(
    `${counted(open.length, 'key question')} without an answer. ${first.question.id}: ${first.question.statement}`,
    `mentor new reflection --question ${first.question.id}${option}`,
  );
}

function comment({ stage }: StageCoverage, _: string, { linked }: StepsContext): NextStep | null {
  const open = reviewComments(linked).filter((one) => one.open && one.place?.stage === stage);
  return open.length === 0
    ? null
    : step(
        `Answer ${open.length === 1 ? "a reviewer's comment" : `${open.length} reviewers' comments`}.`,
        'mentor comment',
      );
}

function signature(coverage: StageCoverage, _: string, { linked }: StepsContext): NextStep | null {
  const { signOffs, stage } = coverage;
  if (stage.requires['sign-off'] === 'none') return null;
  const returned = signOffs.find((one) => one.state === 'returned' && !isHandedInAgain(linked, coverage, one));
  if (returned?.latest)
    return step(
      `Returned by the ${returned.role.title}: do what the comment asks for.`,
      `mentor open ${shellWord(returned.latest.path)}`,
    );
  const next = signOffs.find(({ state, role }) => state === 'open' && role.side === 'school');
  return next
    ? step(`Ask for the signature of the ${next.role.title}.`, `mentor sign ${stage.id} --role ${next.role.id}`)
    : null;
}

function handIn({ signOffs, stage }: StageCoverage, option: string): NextStep | null {
  const waits = signOffs.some(({ state, role }) => state === 'open' && role.side === 'university');
  return waits && stage.requires['sign-off'] !== 'none' ? step('Hand it in.', `mentor submit${option}`) : null;
}

const step = (text: string, command: string): NextStep => ({ text, command });
