import { namesKey } from '../../check/private/finder.js';
import { keptHits, type PrivateHit } from '../../check/private/hits.js';
import type { OpenPortfolio } from '../open-portfolio.js';
import { buildStamp } from '../version.js';
import type { World } from '../world.js';
import { KeptLines } from './kept-lines.js';

/** A hit as it is kept: whose name it is by their place in private.yaml, so that no real name is. */
type KeptHit = Omit<PrivateHit, 'person'> & { person: number };

/**
 * Remembers what of private matters documents hold, by their content and the names that are looked for.
 * @returns what keeps it, to be called when the documents have been searched. Never fails
 */
export function recallHits(
  { root, linked, keyOf }: Pick<OpenPortfolio, 'root' | 'linked' | 'keyOf'>,
  world: Pick<World, 'env'>,
): () => void {
  const { portfolio } = linked;
  const { people, documents } = portfolio;
  const build = buildStamp();
  const lines = build === null ? null : KeptLines.open({ kind: 'private', root, build, isWhole: true }, world);
  const names = namesKey(portfolio);
  const known = new Map(lines?.recall<[string, KeptHit[]][]>(names));
  for (const document of documents) {
    const hits = known.get(keyOf?.(document) ?? '');
    if (hits)
      keptHits(document).set(
        names,
        hits.map((hit) => ({ ...hit, person: people[hit.person] ?? null })),
      );
  }
  return () => {
    const person = (hit: PrivateHit): number => (hit.person ? people.indexOf(hit.person) : -1);
    const now = documents.flatMap((document): [string, KeptHit[]][] => {
      const [key, hits] = [keyOf?.(document), keptHits(document).get(names)];
      return key && hits ? [[key, hits.map((hit) => ({ ...hit, person: person(hit) }))]] : [];
    });
    if (now.every(([key]) => known.has(key))) return;
    lines?.set(names, JSON.stringify(now));
    lines?.save();
  };
}
