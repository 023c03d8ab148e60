import { type CountingField, type Suggestion, suggestEquivalents } from '../coverage/index.js';
import type { CheckContext, Rule } from './model.js';

/**
 * What the entries could also count for, unless portfolio.yaml made findings of it or wants none. What somebody accepted
 * in an entry, or listed in portfolio.yaml, was thought about and is not said again.
 * @param rules those that were chosen
 * @param conceal writes a path without real names, as findings show it
 */
export function suggestionsOf(
  { linked, stages }: CheckContext,
  rules: readonly Rule[],
  conceal: (path: string) => string,
): Suggestion[] {
  const { config, documents } = linked.portfolio;
  const rule = rules.find(({ suggests }) => suggests);
  if (!rule || config.rules[rule.id] !== undefined) return [];
  const isAccepted = (one: { rule: string; reason: string }): boolean => one.rule === rule.id && one.reason !== '';
  const listed = config.accept.filter(isAccepted);
  const inPlace = new Set(documents.filter(({ facts }) => facts.acceptances.some(isAccepted)).map(({ path }) => path));
  const shown = new Map<string, string>();
  return suggestEquivalents(linked, stages).flatMap((one) => {
    const file = shown.get(one.file) ?? conceal(one.file);
    shown.set(one.file, file);
    const isListed = listed.some((accepted) => [null, file, one.file].includes(accepted.file));
    return inPlace.has(one.file) || isListed ? [] : [{ ...one, file }];
  });
}

const RELATIONS: Record<Suggestion['relation'], string> = {
  exact: 'exact, it asks for the same',
  related: 'related',
  broader: 'broader, it takes in more',
  narrower: 'narrower, it is part of the same',
};

/** @returns how the two hang together, as `related, by way of ljmu-2007/developing` */
export function relationWords({ relation, via }: Pick<Suggestion, 'relation' | 'via'>): string {
  return `${RELATIONS[relation]}${via === null ? '' : ` (by way of \`${via}\`)`}`;
}

/** Ids of a stage that are named to choose from. */
const SAMPLE = 2;

/** @returns what to write to make it count: `add \`ljmu-2007/DM3\` to \`criteria\`` */
export function addWords({ add, kind }: Pick<Suggestion, 'add' | 'kind'>): string {
  const fields = Object.entries(add) as [CountingField, string[]][];
  if (kind !== 'stages') return fields.map(([field, [id]]) => `add \`${id}\` to \`${field}\``).join(', ');
  const parts = fields.map(([field, ids]) => {
    const rest = ids.length - SAMPLE;
    return `to \`${field}\` (${ids.slice(0, SAMPLE).join(', ')}${rest > 0 ? ` and ${rest} more` : ''})`;
  });
  return `add what fits ${parts.join(' or ')}`;
}
