import { coverStage, type LinkedPortfolio, readGivenRatings, type StageInFramework } from '../coverage/index.js';
import type { SelfAssessment } from '../framework/index.js';
import { setField } from '../portfolio/edit-front-matter.js';
import type { PortfolioDocument, Rating } from '../portfolio/model.js';
import { oneLine } from '../text/one-line.js';
import { yamlText } from '../text/yaml-text.js';
import { dated } from './dated.js';
import { createFile, rewriteFile } from './files.js';
import { stageFile } from './stage-file.js';

/** One point rated. */
export interface NewRating {
  point: string;
  level: string;
  /** null: the note that is there stays. */
  note: string | null;
}

/**
 * Writes ratings into a self-assessment, each at its point, as a person would by hand.
 * @param before the ratings that the file has
 * @param order the points of the stage, in their order: where a point that the file does not name goes
 */
function ratedText(
  raw: string,
  ratings: readonly NewRating[],
  before: readonly Rating[],
  order: readonly string[],
): string {
  return ratings.reduce((text, { point, level, note }) => {
    const old = before.find((rating) => rating.point === point);
    const words = note === null ? null : oneLine(note);
    if (old?.note != null) {
      const levelled = setField(text, ['ratings', point, 'rating'], yamlText(level), order);
      return words ? setField(levelled, ['ratings', point, 'note'], yamlText(words), order) : levelled;
    }
    const value = words ? `{rating: ${yamlText(level)}, note: ${yamlText(words)}}` : yamlText(level);
    return setField(text, ['ratings', point], value, order);
  }, raw);
}

/**
 * Checks what is to be rated against what can be.
 * @param texts such as `MS1.1=green`
 * @param isOpen whatever is named can be rated
 * @throws Refusal for a point or a level that there is not
 */
export function readRatings(
  texts: readonly string[],
  note: string | null,
  asked: SelfAssessment,
  isOpen = false,
): NewRating[] {
  const points = asked.points.map(({ id }) => id);
  const levels = asked.scale.levels.map(({ id }) => id);
  return readGivenRatings(texts, { points, levels, isOpen }).map(([point, level]) => ({ point, level, note }));
}

/**
 * Writes ratings into the latest self-assessment of a stage, or into a first one.
 * @param date YYYY-MM-DD, for a file that has none
 * @param dryRun only finds out which
 * @returns the path of the file
 */
export async function rate(
  root: string,
  linked: LinkedPortfolio,
  place: StageInFramework,
  ratings: readonly NewRating[],
  date: string,
  dryRun = false,
): Promise<string> {
  const assessment = coverStage(linked, place).selfAssessment;
  const order = assessment?.points.map(({ point }) => point.id) ?? [];
  const document = assessment?.document ?? null;
  if (document === null) {
    const text = stageFile('self-assessment', place.framework, place.stage);
    return createFile(
      root,
      `stages/${place.stage.id}`,
      'self-assessment',
      '.md',
      dated(ratedText(text, ratings, [], order), date),
      dryRun,
    );
  }
  return rateIn(root, document, order, ratings, date, dryRun);
}

/** The same in the file that is given. @param order what it rates, in that order */
export async function rateIn(
  root: string,
  { path, frontMatter }: PortfolioDocument,
  order: readonly string[],
  ratings: readonly NewRating[],
  date: string,
  dryRun = false,
): Promise<string> {
  const before = frontMatter.ratings?.value ?? [];
  await rewriteFile(root, path, (raw) => dated(ratedText(raw, ratings, before, order), date), dryRun);
  return path;
}
