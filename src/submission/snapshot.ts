import { coverStage, type LinkedPortfolio, reviewComments, type StageInFramework } from '../coverage/index.js';
import type { PortfolioDocument } from '../portfolio/model.js';
import { type Seal, type SealedFile, sealDigest, sortFiles } from '../trust/seal.js';

/** What a stage held on a day, as plain data: enough to say what changed since. */
export interface StageSnapshot {
  /** `ljmu-2016/advanced` */
  stage: string;
  /** Digest of the seal's list. */
  seal: string;
  criteria: { id: string; state: string; entries: string[]; evidence: string[] }[];
  /** Level by point. */
  ratings: Record<string, string>;
  /** Ids of those ticked. */
  skills: string[];
  /** Ids of those answered. */
  questions: string[];
  targets: { text: string; done: boolean }[];
  signOffs: SignOffSnapshot[];
  /** The seal's list. */
  files: SealedFile[];
}

export interface SignOffSnapshot {
  file: string;
  role: string;
  name: string | null;
  date: string | null;
  decision: string | null;
}

/** What a portfolio held on a day. */
export interface Snapshot {
  mentor: string | null;
  stages: StageSnapshot[];
  comments: { file: string; open: boolean }[];
}

/** @param sealOf the seal of a stage as it is then */
export function snapshotOf(
  linked: LinkedPortfolio,
  places: readonly StageInFramework[],
  sealOf: (place: StageInFramework) => Seal,
): Snapshot {
  return {
    mentor: linked.portfolio.config.mentor.name,
    stages: places.map((place) => stageSnapshot(linked, place, sealOf(place))),
    comments: reviewComments(linked).map(({ document, open }) => ({ file: document.path, open })),
  };
}

function stageSnapshot(linked: LinkedPortfolio, place: StageInFramework, seal: Seal): StageSnapshot {
  const coverage = coverStage(linked, place);
  const rated = coverage.selfAssessment?.points.flatMap(({ point, rating }) =>
    rating ? [[point.id, rating.level] as const] : [],
  );
  return {
    stage: seal.stage,
    seal: sealDigest(seal),
    criteria: coverage.criteria.map(({ criterion, state, entries, evidence }) => ({
      id: criterion.id,
      state,
      entries: entries.map(({ path }) => path),
      evidence: evidence.map(({ target }) => target),
    })),
    ratings: Object.fromEntries(rated ?? []),
    skills: coverage.skills.filter(({ ticked }) => ticked).map(({ skill }) => skill.id),
    questions: coverage.questions.filter(({ answered }) => answered).map(({ question }) => question.id),
    targets: coverage.targets.map(({ text, done }) => ({ text, done })),
    signOffs: coverage.signOffs.flatMap(({ role, latest }) => (latest ? [signOffSnapshot(role.id, latest)] : [])),
    files: sortFiles(seal.files),
  };
}

function signOffSnapshot(role: string, { path, frontMatter }: PortfolioDocument): SignOffSnapshot {
  const { name, date, decision } = frontMatter;
  return { file: path, role, name: name?.value ?? null, date: date?.value ?? null, decision: decision?.value ?? null };
}
