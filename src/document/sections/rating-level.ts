import type { FrameworkScale } from '../../framework/model.js';
import type { Code, Text } from '../text.js';
import type { Worder } from './wording.js';

/** A level of a scale. Never shown by its colour alone. */
export interface RatingLevel {
  id: Code;
  title: Text;
  meaning: Text | null;
  tone: Tone;
  /** How full its sign is: from none (the first level) to full (the last). */
  fill: Fill;
}

/** Somebody's rating of a point. */
export interface PointReview {
  level: RatingLevel | null;
  /** The word as written. */
  word: Text;
  note: Text | null;
}

export type Tone = 'red' | 'amber' | 'green' | 'grey' | 'blue';

export type Fill = 'none' | 'half' | 'full';

/** How the level of a scale is shown: by word, by a sign that is fuller the higher it stands, and by colour. */
export function ratingLevel(scale: FrameworkScale, id: string, word: Worder): RatingLevel | null {
  const position = scale.levels.findIndex((level) => level.id === id);
  const level = scale.levels[position];
  if (!level) return null;
  const last = scale.levels.length - 1;
  const fill: Fill = position === 0 ? 'none' : position === last ? 'full' : 'half';
  const byPlace: Tone = position === 0 ? 'red' : position === last ? 'green' : 'amber';
  return { id, title: word(level.title), meaning: word(level.meaning), tone: level.color ?? byPlace, fill };
}

export function ratingLevels(scale: FrameworkScale, word: Worder): RatingLevel[] {
  return scale.levels.flatMap(({ id }) => ratingLevel(scale, id, word) ?? []);
}
