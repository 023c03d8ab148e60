import { isCountedEntry, type LinkedPortfolio, type StageInFramework } from '../../coverage/index.js';
import {
  type FrameworkIndex,
  type Indexed,
  officialWords,
  type ReferenceKind,
  soughtPart,
  standardSetsOf,
} from '../../framework/index.js';
import type { PortfolioDocument } from '../../portfolio/index.js';
import { describe, describedFully } from '../describe.js';
import type { PortfolioSession, View } from '../session.js';
import type { Offer } from './offer.js';

/** For whom ids are offered: the document's stage decides what comes first. */
export interface Asker {
  session: PortfolioSession;
  view: View;
  document: PortfolioDocument | null;
  stage: StageInFramework | null;
}

type Rank<K extends ReferenceKind> = (item: Indexed[K], id: string) => [rank: number, state: string];

/**
 * The ids of one kind in the frameworks followed, each with its statement.
 * @param rank orders them, and says in a word how they stand
 */
function idOffers<K extends ReferenceKind>({ view }: Asker, kind: K, rank: Rank<K>): Offer[] {
  const { linked } = view;
  return linked.indexes.flatMap((index) =>
    [...(index[kind] as FrameworkIndex[K])].map(([id, item]): Offer => {
      const { framework } = index;
      const entry = item as Indexed[K];
      const [order, state] = rank(entry, id);
      const { statement } = describe(kind, entry);
      const part = soughtPart(kind, entry);
      return {
        label: spelled(linked, kind, framework.id, id),
        about: state === '' ? statement : `${state} · ${statement}`,
        ...(part && { words: officialWords(part) }),
        more: describedFully(kind, { framework, id, item: entry }),
        rank: order,
        kind: 'id',
      };
    }),
  );
}

/** The bare id, unless a framework before has one of the same name. */
function spelled(linked: LinkedPortfolio, kind: ReferenceKind, framework: string, id: string): string {
  const bare = linked.find(kind, id);
  return bare.found && bare.framework.id === framework ? id : `${framework}/${id}`;
}

const STATE_RANK = { open: 0, claimed: 1, evidenced: 2 } as const;
/** Behind all of the document's own stage. */
const ELSEWHERE = 9;

export function criterionOffers(asker: Asker): Offer[] {
  const { session, view, stage } = asker;
  const coverage = stage ? session.coverage(view, stage) : null;
  const states = new Map(coverage?.criteria.map(({ criterion, state }) => [criterion, state]));
  return idOffers(asker, 'criteria', ({ criterion, point }) => {
    const state = states.get(criterion);
    return state === undefined ? [ELSEWHERE, ''] : [STATE_RANK[state] * 2 + (point ? 1 : 0), point ? '' : state];
  });
}

export function standardOffers(asker: Asker): Offer[] {
  const { stage } = asker;
  const used = named(asker.view, 'standards');
  const own = new Set(stage ? standardSetsOf(stage.framework, stage.stage) : []);
  return idOffers(asker, 'standards', ({ set, point }, id) => {
    const rank = (own.has(set) ? 0 : ELSEWHERE) + (used.has(id) ? 2 : 0) + (point ? 1 : 0);
    return [rank, used.has(id) ? '' : 'not named yet'];
  });
}

export function skillOffers(asker: Asker): Offer[] {
  const { session, view, stage } = asker;
  const skills = stage ? session.coverage(view, stage).skills : [];
  const ticked = new Map(skills.map((one) => [one.skill.id, one.ticked]));
  return idOffers(asker, 'skills', ({ skill, point }) => {
    const done = ticked.get(skill.id);
    const rank = (done === undefined ? ELSEWHERE : done ? 2 : 0) + (point ? 1 : 0);
    return [rank, done === false && !point ? 'not ticked yet' : ''];
  });
}

export function dimensionOffers(asker: Asker): Offer[] {
  const { session, view, stage } = asker;
  const dimensions = stage ? session.coverage(view, stage).dimensions : [];
  const entries = new Map(dimensions.map((one) => [one.dimension, one.entries.length]));
  return idOffers(asker, 'dimensions', ({ dimension }) => {
    const count = entries.get(dimension);
    return [count === undefined ? ELSEWHERE : count === 0 ? 0 : 1, count === 0 ? 'open' : ''];
  });
}

export function questionOffers(asker: Asker): Offer[] {
  const { session, view, stage } = asker;
  const questions = stage ? session.coverage(view, stage).questions : [];
  const answered = new Map(questions.map((one) => [one.question, one.answered]));
  return idOffers(asker, 'questions', ({ question }) => {
    const done = answered.get(question);
    return [done === undefined ? ELSEWHERE : done ? 1 : 0, done === false ? 'open' : ''];
  });
}

/** The points that the stage's self-assessment rates, unrated ones first. */
export function pointOffers({ session, view, stage }: Asker): Offer[] {
  const points = stage ? (session.coverage(view, stage).selfAssessment?.points ?? []) : [];
  return points.map(({ point, rating }) => ({
    label: point.id,
    about: `${rating ? rating.level : 'not rated yet'} · ${point.statement}`,
    ...(point.words && { words: point.words }),
    rank: rating ? 1 : 0,
    kind: 'id',
  }));
}

export function levelOffers(asker: Asker): Offer[] {
  const own = asker.stage ? asker.session.coverage(asker.view, asker.stage).selfAssessment?.scale : undefined;
  return own
    ? own.levels.map(({ id, title, meaning }) => ({ label: id, about: meaning ?? title, rank: 0, kind: 'id' }))
    : plainOffers(asker, 'levels');
}

/** Those of the document's own framework first. */
export function plainOffers(asker: Asker, kind: ReferenceKind): Offer[] {
  return idOffers(asker, kind, () => [0, '']);
}

function named({ linked }: View, field: 'standards'): ReadonlySet<string> {
  const codes = linked.portfolio.documents
    .filter(isCountedEntry)
    .flatMap(({ frontMatter }) => frontMatter[field]?.value ?? []);
  return new Set(
    codes.flatMap(({ value }) => {
      const reference = linked.find(field, value);
      return reference.found ? [reference.id] : [];
    }),
  );
}
