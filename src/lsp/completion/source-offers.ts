import type { View } from '../session.js';
import { sourceInWords } from '../sources.js';
import type { Offer } from './offer.js';

/** Keys of references.bib; what is cited somewhere already comes first. */
export function sourceOffers({ linked: { portfolio } }: View): Offer[] {
  const cited = new Set(portfolio.documents.flatMap(({ facts }) => facts.citations.map(({ key }) => key)));
  return portfolio.sources.map((source) => ({
    label: source.key,
    about: sourceInWords(source),
    rank: cited.has(source.key) ? 0 : 1,
    kind: 'id',
  }));
}
