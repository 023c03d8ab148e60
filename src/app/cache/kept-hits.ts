import { namesKey } from '../../check/private/finder.js';
import { keptHits, type PrivateHit } from '../../check/private/hits.js';
import type { OpenPortfolio } from '../open-portfolio.js';

/** A hit as it is kept: whose name it is by their place in private.yaml, so that no real name is. */
type KeptHit = Omit<PrivateHit, 'person'> & { person: number };

/**
 * Remembers what of private matters documents hold, by their content and the names that are looked for.
 * @returns what adds it to the tables, to be called when the documents have been searched
 */
export function recallHits({ linked, keyOf, tables }: Pick<OpenPortfolio, 'linked' | 'keyOf' | 'tables'>): () => void {
  const { people, documents } = linked.portfolio;
  const names = namesKey(linked.portfolio);
  const table = tables?.table<KeptHit[]>(`private ${names}`);
  const unknown = documents.filter((document) => {
    const hits = table?.get(keyOf?.(document) ?? '');
    if (hits)
      keptHits(document).set(
        names,
        hits.map((hit) => ({ ...hit, person: people[hit.person] ?? null })),
      );
    return hits === undefined;
  });
  const person = (hit: PrivateHit): number => (hit.person ? people.indexOf(hit.person) : -1);
  return () => {
    for (const document of unknown) {
      const [key, hits] = [keyOf?.(document), keptHits(document).get(names)];
      if (key && hits)
        table?.set(
          key,
          hits.map((hit) => ({ ...hit, person: person(hit) })),
        );
    }
  };
}
