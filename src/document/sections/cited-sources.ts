import type { Portfolio } from '../../portfolio/model.js';
import { sortKey, whoOf, yearsOf } from '../harvard/cited-as.js';
import { type ReferenceRun, referenceText } from '../harvard/reference-text.js';
import { type Anchor, type CitationKey, joined, type Text } from '../text.js';
import type { EvidenceUser } from './evidence-register.js';
import type { Ids } from './ids.js';
import type { Reference } from './pieces.js';

/** A source in the list of references, and how the texts call it. */
export interface CitedSource {
  id: Anchor;
  /** What the Markdown cites it by. */
  cite: CitationKey;
  /** `Lane and Marsh`; the title of a work that names nobody. */
  who: Text;
  titled: boolean;
  /** With its letter where another work of theirs is of the same year. */
  year: Text;
  text: ReferenceRun[];
  usedIn: Reference[];
}

/** The sources that documents of the submission cite, as its list of references has them; none that nobody cites. */
export function buildCitedSources(
  { sources }: Portfolio,
  ids: Ids,
  users: readonly Omit<EvidenceUser, 'entry'>[],
): CitedSource[] {
  const usedIn = new Map<string, Set<Reference>>();
  for (const { document, reference } of users)
    for (const { key } of document.facts.citations) usedIn.set(key, (usedIn.get(key) ?? new Set()).add(reference));
  const cited = sources
    .filter(({ key }) => usedIn.has(key))
    .map((source) => ({ source, order: sortKey(source) }))
    .sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : 0))
    .map(({ source }) => source);
  const years = yearsOf(cited);
  return cited.map((source, index) => {
    const year = years.get(source) ?? joined([], '');
    return {
      id: ids.claim(`reference ${index + 1}`),
      cite: source.key,
      ...whoOf(source),
      year,
      text: referenceText(source, year),
      usedIn: [...(usedIn.get(source.key) ?? [])],
    };
  });
}
