import { checklistsOf, type Indexed, rolesOf } from '../framework/index.js';
import type { FrameworkRole, FrameworkStage } from '../framework/model.js';
import { CONTACTS, type Kind } from '../portfolio/fields.js';
import type { PortfolioDocument } from '../portfolio/model.js';
import { byText } from '../text/by-text.js';
import { creditsOf } from './credits.js';
import { evidenceOf } from './evidence.js';
import { sumOfHours } from './hours.js';
import { byDate, isCountedEntry, type LinkedPortfolio, type StageInFramework } from './link.js';
import type {
  CriterionCoverage,
  LinkedEvidence,
  QuestionCoverage,
  SignOffCoverage,
  SkillCoverage,
  StageCoverage,
  Tick,
} from './model.js';
import { firstWord, sectionSays } from './sections.js';
import { coverSelfAssessment } from './self-assessment.js';
import { numberOf } from './sign-off/history.js';
import { readTargets } from './targets.js';

/** Holds what a portfolio has against what one stage lists: the one answer to which criterion is met by what. */
export function coverStage(linked: LinkedPortfolio, place: StageInFramework): StageCoverage {
  const { framework, stage } = place;
  const ofStage = linked.portfolio.documents
    .filter((document) => linked.stageOf(document)?.stage === stage)
    .sort(byDate);
  const ofKind = (...kinds: Kind[]): PortfolioDocument[] => ofStage.filter((document) => kinds.includes(document.kind));
  const reflections = ofKind('reflection');
  const targets = ofKind('targets');
  const checklists = ofKind('checklist');
  const counted = ofStage.filter(isCountedEntry);
  const claims = ofKind('credit-claim');
  return {
    framework,
    stage,
    criteria: coverCriteria(linked, place),
    selfAssessment: coverSelfAssessment(
      place,
      latestLast(ofKind('self-assessment')),
      linked.portfolio.config.mentor.threshold,
    ),
    skills: coverSkills(place, checklists),
    checklistDocument: checklists.at(-1) ?? null,
    reflections,
    reflected: reflections.some((document) => !document.facts.empty),
    questions: coverQuestions(place, reflections),
    targetsDocument: targets.at(-1) ?? null,
    targets: targets.flatMap(readTargets),
    signOffs: coverSignOffs(place, ofKind('sign-off')),
    dimensions: coverDimensions(linked, place),
    hours: sumOfHours(counted),
    timed: counted.filter((document) => document.frontMatter.hours !== undefined),
    creditClaims: claims,
    credits: creditsOf(claims, framework, stage),
    contacts: counted.filter(({ kind }) => CONTACTS.includes(kind)).length,
  };
}

/**
 * Of several for one stage the latest date counts; one without a date is taken for older than a dated one.
 * @param documents in order of their paths where they are of one day
 */
function latestLast(documents: PortfolioDocument[]): PortfolioDocument[] {
  const day = ({ frontMatter }: PortfolioDocument): string => frontMatter.date?.value ?? '';
  return documents.sort((a, b) => byText(day(a), day(b)));
}

function coverCriteria(linked: LinkedPortfolio, { framework, stage }: StageInFramework): CriterionCoverage[] {
  const entries = entriesByItem(linked, 'criteria', (item) => item.criterion);
  return stage.criteria.map((criterion) => {
    const named = [...(entries.get(`${framework.id}/${criterion.id}`) ?? [])].sort(byDate);
    const evidence = uniqueEvidence(named.flatMap((document) => evidenceOf(document, linked.portfolio)));
    const state = named.length === 0 ? 'open' : evidence.length === 0 ? 'claimed' : 'evidenced';
    return { criterion, state, entries: named, evidence };
  });
}

function coverDimensions(linked: LinkedPortfolio, { framework, stage }: StageInFramework): StageCoverage['dimensions'] {
  const entries = entriesByItem(linked, 'dimensions', (item) => item.dimension);
  return stage.dimensions.map((dimension) => ({
    dimension,
    entries: [...(entries.get(`${framework.id}/${dimension.id}`) ?? [])].sort(byDate),
  }));
}

/** Which entries that say something name each criterion or dimension, by `framework/id`. */
function entriesByItem<K extends 'criteria' | 'dimensions'>(
  linked: LinkedPortfolio,
  kind: K,
  whole: (item: Indexed[K]) => { id: string },
): Map<string, Set<PortfolioDocument>> {
  const entries = new Map<string, Set<PortfolioDocument>>();
  for (const document of linked.portfolio.documents) {
    if (!isCountedEntry(document)) continue;
    for (const { value } of document.frontMatter[kind]?.value ?? []) {
      const reference = linked.find(kind, value);
      if (!reference.found) continue;
      const key = `${reference.framework.id}/${whole(reference.item).id}`;
      entries.set(key, (entries.get(key) ?? new Set()).add(document));
    }
  }
  return entries;
}

function uniqueEvidence(evidence: readonly LinkedEvidence[]): LinkedEvidence[] {
  const seen = new Set<string>();
  return evidence.filter(
    (link) => link.exists && link.fault === null && !seen.has(link.target) && seen.add(link.target),
  );
}

/** A skill that stands on several lists is ticked where one of them ticks it. */
function coverSkills({ framework, stage }: StageInFramework, documents: readonly PortfolioDocument[]): SkillCoverage[] {
  const tasks = new Map<string, NonNullable<Tick['item']>>();
  for (const document of documents) {
    for (const item of document.facts.items) {
      const skill = firstWord(item.text);
      if (item.checked !== null && tasks.get(skill)?.item.checked !== true) tasks.set(skill, { document, item });
    }
  }
  const tickOf = (id: string): Tick => {
    const item = tasks.get(id) ?? null;
    return { ticked: item?.item.checked === true, item };
  };
  return checklistsOf(framework, stage).flatMap((checklist) =>
    checklist.skills.map((skill) => {
      const points = skill.points.map((point) => ({ point, ...tickOf(point.id) }));
      return { skill, checklist: checklist.id, ...tickOf(skill.id), points };
    }),
  );
}

function coverQuestions({ stage }: StageInFramework, reflections: readonly PortfolioDocument[]): QuestionCoverage[] {
  return (stage.reflection?.questions ?? []).map((question) => {
    const places = reflections.flatMap((document) =>
      document.facts.headings.flatMap((heading, index) =>
        firstWord(heading.text) === question.id
          ? [{ document, heading, says: sectionSays(document.facts.headings, index) }]
          : [],
      ),
    );
    const answered = places.find(({ says }) => says);
    const place = answered ?? places[0];
    return {
      question,
      heading: place ? { document: place.document, heading: place.heading } : null,
      answered: answered !== undefined,
    };
  });
}

function coverSignOffs(
  { framework, stage }: StageInFramework,
  documents: readonly PortfolioDocument[],
): SignOffCoverage[] {
  return rolesOf(framework, stage).map(({ role, signOff }) => {
    const own = signedBy(role.id, documents) ?? signedInstead(role, stage, documents) ?? [];
    const latest = own.at(-1) ?? null;
    const decision = latest?.frontMatter.decision?.value;
    const state = (decision ?? 'open') as SignOffCoverage['state'];
    return { role, demand: signOff, latest, history: own.slice(0, -1), state };
  });
}

function signedBy(role: string | undefined, documents: readonly PortfolioDocument[]): PortfolioDocument[] | null {
  const own = documents.filter((document) => document.frontMatter.role?.value === role);
  return own.length === 0 ? null : own.sort(byNumber);
}

/** Where the mentor holds a role, the one that the pack names signs instead, unless it signs the stage for itself. */
function signedInstead(
  { otherwise }: FrameworkRole,
  stage: FrameworkStage,
  documents: readonly PortfolioDocument[],
): PortfolioDocument[] | null {
  const signsItself = stage['sign-off'].some(({ role }) => role === otherwise);
  return otherwise === undefined || signsItself ? null : signedBy(otherwise, documents);
}

/** `professional-mentor-10.md` is later than `professional-mentor-2.md`. */
function byNumber(a: PortfolioDocument, b: PortfolioDocument): number {
  return numberOf(a) - numberOf(b) || byDate(a, b);
}
