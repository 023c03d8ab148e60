/** A level of a scale. Never shown by its colour alone. */
export interface RatingLevel {
  id: string;
  title: string;
  meaning: string | null;
  tone: Tone;
  /** How full its sign is: from none (the first level) to full (the last). */
  fill: Fill;
}

export type Tone = 'red' | 'amber' | 'green' | 'grey' | 'blue';

export type Fill = 'none' | 'half' | 'full';
