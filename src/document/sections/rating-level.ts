import type { FrameworkScale } from '../../framework/model.js';
import type { Fill, RatingLevel, Tone } from '../model.js';

/** How the level of a scale is shown: by word, by a sign that is fuller the higher it stands, and by colour. */
export function ratingLevel(scale: FrameworkScale, id: string): RatingLevel | null {
  const position = scale.levels.findIndex((level) => level.id === id);
  const level = scale.levels[position];
  if (!level) return null;
  const last = scale.levels.length - 1;
  const fill: Fill = position === 0 ? 'none' : position === last ? 'full' : 'half';
  const byPlace: Tone = position === 0 ? 'red' : position === last ? 'green' : 'amber';
  return { id, title: level.title, meaning: level.meaning ?? null, tone: level.color ?? byPlace, fill };
}

export function ratingLevels(scale: FrameworkScale): RatingLevel[] {
  return scale.levels.flatMap(({ id }) => ratingLevel(scale, id) ?? []);
}
