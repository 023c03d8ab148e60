import {
  auditOf,
  coverPoints,
  coverStage,
  isJournalEntry,
  type LinkedPortfolio,
  type PointCoverage,
  type StageInFramework,
} from '../coverage/index.js';
import { type Audit, type ScaleLevel, selfAssessmentOf } from '../framework/index.js';
import type { PortfolioDocument } from '../portfolio/index.js';
import { findDocument, rateIn, rate as ratePoints, readRatings } from '../scaffold/index.js';
import { Refusal } from '../text/refusal.js';
import { openAgain, openPortfolio, workingStage } from './open-portfolio.js';
import { today, type World } from './world.js';

/** Which self-assessment is meant. */
export interface RateOptions {
  portfolio?: string;
  /** Left out: the one in portfolio.yaml. */
  stage?: string;
  /** An entry with an audit, rated instead of the mentor. */
  in?: string;
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
  if (options.in !== undefined) return openAudit(options.in, options, world);
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
      throw noSelfAssessment(now.place);
    },
    rate: async (texts, note) => {
      const asked = selfAssessmentOf(now.place.framework, now.place.stage);
      if (!asked) throw noSelfAssessment(now.place);
      const ratings = readRatings(texts, note, asked);
      path = await ratePoints(root, now.linked, now.place, ratings, today(world), options.dryRun);
      await again();
    },
    standing: async () => standingOf(coverStage(now.linked, now.place).selfAssessment?.points ?? [], path),
  };
}

function noSelfAssessment({ stage }: StageInFramework): Refusal {
  const message = `${stage.title} asks for no self-assessment.`;
  return new Refusal('NoSelfAssessment', message, 'Choose another stage with --stage.');
}

/** @throws Refusal where there is no such entry, or it names no audit */
async function openAudit(named: string, options: RateOptions, world: World): Promise<SelfAssessment> {
  const { root, linked } = await openPortfolio(options.portfolio, world);
  const find = ({ portfolio }: LinkedPortfolio): PortfolioDocument =>
    findDocument(portfolio.documents.filter(isJournalEntry), named, world.cwd, root);
  let now = linked;
  let path: string | null = null;
  const audit = (): Audit => {
    const found = auditOf(now.portfolio, find(now));
    if (found) return found;
    const hint = 'Start one with `mentor new entry --audit …`; `mentor framework show <id>` lists the audits.';
    throw new Refusal('NoAudit', `${find(now).path} names no audit.`, hint);
  };
  const { scale } = audit();
  const points = (): PointCoverage[] => coverPoints(audit(), find(now));
  return {
    levels: scale.levels,
    toRate: (all) => points().filter(({ level }) => all || level === null),
    rate: async (texts, note) => {
      const asked = audit();
      const order = asked.points.map(({ id }) => id);
      const ratings = readRatings(texts, note, asked, asked.isOpen);
      path = await rateIn(root, find(now), order, ratings, today(world), options.dryRun);
      if (!options.dryRun) now = (await openPortfolio(options.portfolio, world)).linked;
    },
    standing: async () => standingOf(points(), path),
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
