import { type FrameworkIndex, findReference, type Indexed, type ReferenceKind } from '../framework/index.js';
import { Refusal } from '../text/refusal.js';
import { describeIds, normaliseCode } from '../text/suggest.js';

/** An id that exists, as it will be written, and what it is. */
export interface KnownCode<K extends ReferenceKind> {
  id: string;
  framework: string;
  item: Indexed[K];
}

const NOUNS: Partial<Record<ReferenceKind, string>> = {
  criteria: 'criterion',
  standards: 'standard',
  skills: 'skill',
  dimensions: 'dimension',
  questions: 'key question',
};

/**
 * Looks up ids as people type them: `DM5, dm7` are two. Wrong capitals are put right, nothing else is guessed.
 * @throws Refusal for an id that no framework of the portfolio has
 */
export function knownCodes<K extends ReferenceKind>(
  indexes: readonly FrameworkIndex[],
  kind: K,
  texts: readonly string[],
): KnownCode<K>[] {
  const ids = texts
    .flatMap((text) => text.split(','))
    .map(normaliseCode)
    .filter(Boolean);
  return [...new Map(ids.map((id) => knownCode(indexes, kind, id)).map((code) => [code.id, code])).values()];
}

function knownCode<K extends ReferenceKind>(indexes: readonly FrameworkIndex[], kind: K, id: string): KnownCode<K> {
  const found = findReference(indexes, kind, id);
  if (found.found) return { id, framework: found.framework.id, item: found.item };
  const [near] = found.near;
  if (near !== undefined && near.toLowerCase() === id.toLowerCase()) return knownCode(indexes, kind, near);
  const known = indexes.flatMap((index) => [...index[kind].keys()]);
  const hint = near
    ? `Did you mean \`${near}\`?`
    : known.length > 0
      ? `There are: ${describeIds(known)}.`
      : 'What this portfolio follows has none.';
  throw new Refusal('UnknownId', `There is no ${NOUNS[kind] ?? kind} \`${id}\` in what this portfolio follows.`, hint);
}
