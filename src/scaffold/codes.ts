import {
  type FrameworkIndex,
  findByWords,
  findReference,
  type Indexed,
  type ReferenceKind,
} from '../framework/index.js';
import { Refusal } from '../text/refusal.js';
import { askedElse, describeIds, normaliseCode } from '../text/suggest.js';

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

/**
 * As `knownCodes`, for search: what is no id stands for all that its words are found in, the official wording's too.
 * @returns the codes, and beside what was no id, what it led to
 * @throws Refusal for what leads to nothing
 */
export function codesOrWords<K extends ReferenceKind>(
  indexes: readonly FrameworkIndex[],
  kind: K,
  texts: readonly string[],
): { codes: KnownCode<K>[]; byWords: { typed: string; codes: KnownCode<K>[] }[] } {
  const asked = texts.flatMap((text) => text.split(',').map((one) => one.trim())).filter(Boolean);
  const found = asked.map((typed) => {
    const words = isId(indexes, kind, typed) ? [] : findByWords(indexes, kind, typed);
    return { typed, isWord: words.length > 0, codes: knownCodes(indexes, kind, words.length > 0 ? words : [typed]) };
  });
  return { codes: found.flatMap(({ codes }) => codes), byWords: found.filter(({ isWord }) => isWord) };
}

function isId(indexes: readonly FrameworkIndex[], kind: ReferenceKind, typed: string): boolean {
  const found = findReference(indexes, kind, typed);
  return found.found || found.near[0]?.toLowerCase() === found.id.toLowerCase();
}

function knownCode<K extends ReferenceKind>(indexes: readonly FrameworkIndex[], kind: K, id: string): KnownCode<K> {
  const found = findReference(indexes, kind, id);
  if (found.found) return { id, framework: found.framework.id, item: found.item };
  const [near] = found.near;
  if (near !== undefined && near.toLowerCase() === id.toLowerCase()) return knownCode(indexes, kind, near);
  const known = indexes.flatMap((index) => [...index[kind].keys()]);
  const byWords = findByWords(indexes, kind, id.replaceAll('-', ' ')).slice(0, 3);
  const meant = near ? [near] : byWords;
  const there =
    known.length > 0 ? `Choose from: ${describeIds(known)}.` : 'The frameworks of this portfolio have none.';
  const hint = askedElse(meant, there);
  throw new Refusal(
    'UnknownId',
    `There is no ${NOUNS[kind] ?? kind} \`${id}\` in the frameworks of this portfolio.`,
    hint,
  );
}
