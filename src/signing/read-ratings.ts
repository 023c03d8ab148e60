import { assertRatedOnce } from '../coverage/index.js';
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
  const ratings = texts
    .flatMap((text) => text.split(','))
    .map((text): [string, string] => {
      const [named = '', said = '', ...more] = text.split('=').map((part) => part.trim());
      if (!said || more.length > 0) throw wrong(`Unexpected rating \`${text}\`.`, 'Write it as MS1.1=amber.');
      const point = amongAnyCase(points, named);
      if (point === undefined) {
        const hint = suggestion(named, points, 'Rate points of its self-assessment.');
        throw wrong(`${stage.title} has no point \`${named}\` to rate.`, hint);
      }
      const level = amongAnyCase(levels, said);
      if (level === undefined) throw wrong(`Unexpected rating \`${said}\`.`, suggestion(said, levels));
      return [point, level];
    });
  assertRatedOnce(ratings);
  return [...new Map(ratings)];
}

/** The id that is meant, whatever its capitals. */
const amongAnyCase = (ids: readonly string[], named: string): string | undefined =>
  ids.find((id) => id.toLowerCase() === named.toLowerCase());

function wrong(message: string, hint: string): Refusal {
  return new Refusal('WrongRating', message, hint);
}
