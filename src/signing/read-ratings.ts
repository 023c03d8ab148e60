import type { StageCoverage } from '../coverage/model.js';
import { Refusal } from '../text/refusal.js';
import { suggestion } from '../text/suggest.js';

/**
 * Reads a reviewer's ratings, as `MS1.1=amber`.
 * @throws Refusal for one that is of no point or no level of the stage's self-assessment
 */
export function readRatings(
  texts: readonly string[],
  { stage, selfAssessment }: StageCoverage,
): [point: string, level: string][] {
  const points = selfAssessment?.points.map(({ point }) => point.id) ?? [];
  const levels = selfAssessment?.scale.levels.map(({ id }) => id) ?? [];
  return texts
    .flatMap((text) => text.split(','))
    .map((text) => {
      const [point = '', level = '', ...more] = text.trim().split('=');
      if (!level || more.length > 0) throw wrong(`Unexpected rating \`${text}\`.`, 'Write it as MS1.1=amber.');
      if (!points.includes(point)) {
        const hint = suggestion(point, points, 'Rate points of its self-assessment.');
        throw wrong(`${stage.title} has no point \`${point}\` to rate.`, hint);
      }
      if (!levels.includes(level)) throw wrong(`Unexpected rating \`${level}\`.`, suggestion(level, levels));
      return [point, level];
    });
}

function wrong(message: string, hint: string): Refusal {
  return new Refusal('WrongRating', message, hint);
}
