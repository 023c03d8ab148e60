import { type CheckResult, check, RULES } from '../check/index.js';
import {
  coverStage,
  type LinkedPortfolio,
  type Owed,
  type PortfolioStatus,
  portfolioStatus,
  type StageCoverage,
  type StageInFramework,
} from '../coverage/index.js';
import { chooseStages, openPortfolio } from './open-portfolio.js';
import { today, type World } from './world.js';

/** Where a portfolio stands: the answer, and what it was made of, stage by stage in the same order. */
export interface Standing {
  status: PortfolioStatus;
  stages: StageCoverage[];
  linked: LinkedPortfolio;
}

/**
 * What each stage that was begun has and lacks, and the next three steps.
 * @param stage this one alone
 * @throws Refusal where there is no portfolio or no such stage
 */
export async function status(dir: string | undefined, stage: string | undefined, world: World): Promise<Standing> {
  const { linked } = await openPortfolio(dir, world);
  const places = chooseStages(linked, stage) ?? stagesBegun(linked);
  const stages = places.map((place) => coverStage(linked, place));
  const day = today(world);
  const result = check(linked, RULES, { today: day, stages: places });
  const errors = result.findings.filter(({ severity }) => severity === 'error').length;
  const owedBy = (coverage: StageCoverage): Owed => owedIn(result, coverage);
  const { suggestions } = result;
  return { status: portfolioStatus(linked, stages, { today: day, owedBy, errors, suggestions }), stages, linked };
}

/** The stage where the mentor is working, then every other one that a document counts for. */
function stagesBegun({ currentStage, portfolio, stageOf }: LinkedPortfolio): StageInFramework[] {
  const all = [currentStage, ...portfolio.documents.map(stageOf)].flatMap((place) => place ?? []);
  return [...new Map(all.map((place) => [place.stage, place])).values()];
}

/** What is broken or missing in a stage; what belongs to no stage is the mentor's to mend in each. */
function owedIn({ findings }: CheckResult, { framework, stage }: StageCoverage): Owed {
  const owed = findings.filter((finding) => {
    const here = finding.stage === null || (finding.stage === stage.id && finding.framework === framework.id);
    return here && finding.severity !== 'warning';
  });
  return {
    mentor: owed.filter(({ owner }) => owner === 'mentor').length,
    school: owed.filter(({ owner }) => owner === 'school').length,
  };
}
