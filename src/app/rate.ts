import { coverStage, type PointCoverage } from '../coverage/index.js';
import type { ScaleLevel } from '../framework/index.js';
import { rate as ratePoints, readRatings } from '../scaffold/index.js';
import { Refusal } from '../text/refusal.js';
import { openAgain, openPortfolio, workingStage } from './open-portfolio.js';
import { today, type World } from './world.js';

/** Which self-assessment is meant. */
export interface RateOptions {
  portfolio?: string;
  /** Left out: the one in portfolio.yaml. */
  stage?: string;
  /** Only find out what would be written. */
  dryRun?: boolean;
}

/** How a self-assessment stands. */
export interface Ratings {
  /** The file that was written; null where none was. */
  path: string | null;
  /** Each point's rating, or null. */
  ratings: Record<string, string | null>;
  unrated: number;
  /** The first point whose rating asks for a target, or null. */
  wantsTarget: string | null;
}

/** A self-assessment that is being filled in. */
export interface SelfAssessment {
  levels: readonly ScaleLevel[];
  /**
   * The points without a rating, or all of them.
   * @throws Refusal where the stage asks for no self-assessment
   */
  toRate: (all: boolean) => PointCoverage[];
  /** Writes ratings, as `MS1.1=green`. What was rated before is on disk by then. */
  rate: (texts: readonly string[], note: string | null) => Promise<void>;
  /** How it stands now. */
  standing: () => Promise<Ratings>;
}

export async function openSelfAssessment(options: RateOptions, world: World): Promise<SelfAssessment> {
  const { root, linked } = await openPortfolio(options.portfolio, world);
  let now = { linked, place: workingStage(linked, options.stage) };
  const assessment = coverStage(linked, now.place).selfAssessment;
  let path: string | null = null;
  const again = async (): Promise<void> => {
    if (path !== null && !options.dryRun) now = await openAgain({ root }, now.place, world);
  };
  return {
    levels: assessment?.scale.levels ?? [],
    toRate: (all) => {
      if (assessment) return assessment.points.filter(({ level }) => all || level === null);
      const message = `${now.place.stage.title} asks for no self-assessment.`;
      throw new Refusal('NoSelfAssessment', message, 'Choose another stage with --stage.');
    },
    rate: async (texts, note) => {
      const ratings = readRatings(texts, note, now.place);
      path = await ratePoints(root, now.linked, now.place, ratings, today(world), options.dryRun);
      await again();
    },
    standing: async () => standingOf(coverStage(now.linked, now.place).selfAssessment?.points ?? [], path),
  };
}

function standingOf(points: readonly PointCoverage[], path: string | null): Ratings {
  return {
    path,
    ratings: Object.fromEntries(points.map(({ point, level }) => [point.id, level?.id ?? null])),
    unrated: points.filter(({ level }) => level === null).length,
    wantsTarget: points.find(({ level }) => level?.['asks-for']?.includes('target'))?.point.id ?? null,
  };
}
