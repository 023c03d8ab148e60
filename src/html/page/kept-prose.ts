import { createHash } from 'node:crypto';
import type { Prose } from '../../document/model.js';
import type { Destination, LinkMap, Links } from '../markdown/link-map.js';
import { type RenderedProse, renderProse } from '../markdown/render-prose.js';
import type { Speaker } from '../words/speaker.js';

/** Keeps rendered texts, within a run or between runs. What is kept is HTML of this program: the store must be the user's own. */
export interface BodyStore {
  get: (key: string) => string | undefined;
  set: (key: string, value: string) => unknown;
}

/** A text as kept: with what its links led to, since that depends on other files. */
interface Kept {
  rendered: RenderedProse;
  links: [kind: keyof Links, url: string, to: Destination][];
}

/** Changes whenever the same text would be set in another way. */
const VERSION = 5;

/** What a text is kept under: all that it is set from, but for its links. */
export function keyOf(prose: Prose, { language, print }: Speaker): string {
  return createHash('sha256')
    .update(JSON.stringify([VERSION, language, print, prose]))
    .digest('hex');
}

/** @returns the text as kept, or null where nothing is kept or its links lead elsewhere now */
export function readKept(kept: string | undefined, prose: Prose, links: LinkMap): RenderedProse | null {
  const { rendered, links: led } = parse(kept) ?? {};
  return rendered && led?.every(([kind, url, to]) => same(links[kind](url, prose.path), to)) ? rendered : null;
}

/** Sets a text, for keeping. */
export function renderForKeeping(
  prose: Prose,
  links: LinkMap,
  speaker: Speaker,
): { rendered: RenderedProse; kept: string } {
  const led: Kept['links'] = [];
  const noting = links.noting((...answer) => led.push(answer));
  const rendered = renderProse(prose, noting, speaker);
  return { rendered, kept: JSON.stringify({ rendered, links: led } satisfies Kept) };
}

/** A store that was damaged gives nothing, never an error. */
function parse(text: string | undefined): Kept | null {
  if (text === undefined) return null;
  try {
    const kept = JSON.parse(text) as Partial<Kept>;
    return kept.rendered && Array.isArray(kept.links) ? (kept as Kept) : null;
  } catch {
    return null;
  }
}

function same(a: Destination, b: Destination): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
