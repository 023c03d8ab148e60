import { Refusal } from '../text/refusal.js';
import { suggestion } from '../text/suggest.js';

/** What can be rated, and how. */
export interface Rateable {
  points: readonly string[];
  levels: readonly string[];
  /** Whatever is named can be rated. */
  isOpen?: boolean;
}

/**
 * Reads ratings as people type them, `MS1.1=green,MS1.2=red`, whatever their capitals; each point once.
 * @throws Refusal for a point or a level that there is not, and for a point that is rated twice and not alike
 */
export function readGivenRatings(texts: readonly string[], asked: Rateable): [point: string, level: string][] {
  const ratings = new Map<string, string>();
  for (const [point, level] of texts.flatMap((text) => text.split(',')).map((text) => readOne(text, asked))) {
    const other = ratings.get(point);
    if (other !== undefined && other !== level) {
      const message = `${point} is rated twice, ${other} and ${level}.`;
      throw new Refusal('TwoRatings', message, 'Give one rating for each point.');
    }
    ratings.set(point, level);
  }
  return [...ratings];
}

function readOne(text: string, { points, levels, isOpen }: Rateable): [point: string, level: string] {
  const [named = '', ...said] = text.split('=').map((part) => part.trim());
  const given = said.join('=');
  const point = inAnyCase(points, named) ?? (isOpen && named ? named : undefined);
  if (point === undefined) {
    const hint = suggestion(named, points, 'Write the point, an equals sign and the rating: MS1.1=green.');
    throw new Refusal('UnknownId', `There is no point \`${named}\` to rate.`, hint);
  }
  if (given === '')
    throw new Refusal('UnknownId', `No rating is given for ${point}.`, `Write it as ${point}=${levels.at(-1)}.`);
  const level = inAnyCase(levels, given);
  if (level === undefined)
    throw new Refusal('UnknownId', `There is no rating \`${given}\`.`, suggestion(given, levels));
  return [point, level];
}

const inAnyCase = (ids: readonly string[], named: string): string | undefined =>
  ids.find((id) => id.toLowerCase() === named.toLowerCase());
