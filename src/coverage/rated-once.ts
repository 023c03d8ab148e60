import { Refusal } from '../text/refusal.js';

/** @throws Refusal where a point is rated twice, and not alike */
export function assertRatedOnce(ratings: readonly (readonly [point: string, level: string])[]): void {
  for (const [point, level] of ratings) {
    const other = ratings.find(([one, said]) => one === point && said !== level)?.[1];
    if (other === undefined) continue;
    const message = `${point} is rated twice, ${level} and ${other}.`;
    throw new Refusal('TwoRatings', message, 'Give one rating for each point.');
  }
}
