import { coverStage, type LinkedPortfolio, type StageCoverage } from '../coverage/index.js';
import { findDocument } from '../scaffold/index.js';
import { Refusal } from '../text/refusal.js';
import { openPortfolio } from './open-portfolio.js';
import type { World } from './world.js';

/** Files of a portfolio. */
export interface Found {
  /** The portfolio, absolute. */
  root: string;
  /** In it. */
  paths: string[];
}

/**
 * Finds a file by its path, by a part of its name or title, or by what it is about.
 * @param id as it is typed; for a criterion there may be several
 * @throws Refusal where there is none, or where a part of a name fits several
 */
export async function find(id: string, dir: string | undefined, world: World): Promise<Found> {
  const { root, linked } = await openPortfolio(dir, world);
  const paths = pathsAbout(id, linked) ?? [findDocument(linked.portfolio.documents, id, world.cwd, root).path];
  return { root, paths };
}

/** The files about a criterion, a skill, a point or a question; null where the id is none of these. */
function pathsAbout(id: string, linked: LinkedPortfolio): string[] | null {
  const stages = linked.indexes.flatMap(({ framework }) =>
    framework.stages.map((stage) => coverStage(linked, { framework, stage })),
  );
  const current = linked.currentStage?.stage;
  const ordered = [
    ...stages.filter(({ stage }) => stage === current),
    ...stages.filter(({ stage }) => stage !== current),
  ];
  for (const coverage of ordered) {
    const paths = pathsIn(id, coverage);
    if (paths?.length === 0) {
      const message = `Nothing has been written about ${id} yet.`;
      throw new Refusal('NothingYet', message, `Start with \`mentor new entry --criteria ${id}\`.`);
    }
    if (paths) return paths;
  }
  return null;
}

function pathsIn(id: string, { criteria, skills, selfAssessment, questions }: StageCoverage): string[] | null {
  const wanted = id.toLowerCase();
  const criterion = criteria.find((one) => one.criterion.id.toLowerCase() === wanted);
  if (criterion) return criterion.entries.map(({ path }) => path);
  const skill = skills.find((one) => one.skill.id.toLowerCase() === wanted);
  if (skill?.item) return [skill.item.document.path];
  const point = selfAssessment?.points.find((one) => one.point.id.toLowerCase() === wanted);
  if (point && selfAssessment?.document) return [selfAssessment.document.path];
  const question = questions.find((one) => one.question.id.toLowerCase() === wanted);
  return question?.heading ? [question.heading.document.path] : null;
}
