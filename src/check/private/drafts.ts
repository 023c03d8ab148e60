import type { CheckContext, Draft } from '../model.js';
import { IN_PATH, type PrivateHit, privateHits } from './hits.js';

const MOST_PLACES = 5;

/**
 * A finding for each hit of one kind.
 * @param what is found, and what is expected in its place
 */
export function* privateDrafts(
  context: CheckContext,
  kind: PrivateHit['kind'],
  words: { found: string; expected: (hit: PrivateHit) => string; hint: string },
): Iterable<Draft> {
  for (const hit of privateHits(context)) {
    if (hit.kind !== kind) continue;
    yield {
      message: `Unexpected ${words.found}${placeOf(hit)}, expected ${words.expected(hit)}`,
      hint: hintFor(hit) ?? words.hint,
      file: hit.file,
      at: hit.at,
    };
  }
}

function placeOf({ where }: PrivateHit): string {
  if (where.length === 0) return '';
  const more = where.length - MOST_PLACES;
  const shown = where.slice(0, MOST_PLACES).join(', ');
  return ` ${shown.startsWith('page') ? 'on' : 'in'} ${shown}${more > 0 ? ` and ${more} more places` : ''}`;
}

/** What is inside a file, or its name, is mended elsewhere than in a text. */
function hintFor({ where, at }: PrivateHit): string | null {
  if (where.includes(IN_PATH)) return 'Rename the file, and correct what links to it.';
  if (at === null) return 'Remove it from the original, and put a new copy into evidence/.';
  return null;
}
