import { FIELDS, type FieldName, type FieldSpec, KINDS, type Kind } from '../../portfolio/index.js';
import type { Offer } from './offer.js';

/** How a value begins, by the type of its field; `$1` is where the caret goes. */
const BEGINNINGS: Partial<Record<FieldSpec['type'], string>> = {
  codes: ' [$1]',
  evidence: '\n  - $1',
  ratings: '\n  $1',
  schedule: '\n  - {period: "$1", until: $2, discussions: 1, observations: 1, reports: 1}',
};

/**
 * The keys that a kind of file knows and this one does not have yet, in the order in which commands write them.
 * @param text of the front-matter
 * @param snippets whether the editor knows where to put the caret
 */
export function keyOffers(text: string, kind: Kind | null, snippets: boolean): Offer[] {
  const known = Object.entries(FIELDS as Record<FieldName, FieldSpec>);
  const fitting = known.filter(([, { kinds }]) => kind === null || !kinds || kinds.includes(kind));
  return fitting
    .filter(([name]) => !hasKey(text, name))
    .map(([name, { about, type }], rank) => {
      const snippet = snippets ? BEGINNINGS[type] : undefined;
      const insert = `${name}:${snippet ?? ' '}`;
      return { label: name, about, insert, rank, kind: 'key', ...(snippet === undefined ? {} : { isSnippet: true }) };
    });
}

/** @returns the kind that the front-matter names, read from its line: the rest may not parse yet */
export function kindIn(frontMatter: string): Kind | null {
  const written = /^kind:[ \t]*['"]?([\w-]+)/m.exec(frontMatter)?.[1];
  return KINDS.find((kind) => kind === written) ?? null;
}

export function hasKey(text: string, name: string): boolean {
  return new RegExp(`^${name}:`, 'm').test(text);
}

/** What each kind of file is, for a person who chooses one. */
export const KIND_WORDS: Record<Kind, string> = {
  entry: 'something you did as a mentor, in your own words',
  meeting: 'a meeting under a mentoring agreement',
  observation: 'a lesson observed, and what was said about it; no grade',
  conversation: 'a mentoring conversation that follows a model',
  report: 'a report on a trainee, or from one',
  cpd: 'training you took part in, with its hours',
  'learning-journey': 'a step of your own learning journey',
  evaluation: 'what a trainee, a tutor or the provider says about you as a mentor',
  'self-assessment': 'a rating for each point of the standards',
  checklist: 'the skills you have used, ticked',
  reflection: 'what you have learned as a mentor',
  targets: 'what you want to achieve, by when',
  agreement: 'what you and a mentee have agreed',
  'credit-claim': 'credits that you claim for a module',
  'sign-off': 'what a reviewer decided and said',
  comment: 'a remark on a file or a criterion',
};
