import type { LinkedPortfolio, StageCoverage, StageInFramework } from '../../coverage/index.js';
import type { PortfolioDocument } from '../../portfolio/model.js';
import type { EntryReference, Prose, StagePart } from '../model.js';
import type { Text } from '../text.js';
import type { Anchors } from './anchors.js';
import type { CommentsShown } from './comments.js';
import type { EvidenceRegister } from './evidence-register.js';
import type { Ids } from './ids.js';
import type { ProseMaker } from './prose.js';
import type { Worder } from './wording.js';

/** A stage that the document shows. */
export interface StageShown {
  place: StageInFramework;
  coverage: StageCoverage;
  /** What the ids of its parts begin with. */
  id: string;
  /** The stage's title where there are several, else null. */
  part: Text | null;
  /** Makes texts of what its framework says. */
  word: Worder;
  /** Its journal, by date. */
  journal: PortfolioDocument[];
  /** Whether what names no stage stands here. */
  current: boolean;
  /** Its mentoring agreements, each with its anchor. */
  agreements: { document: PortfolioDocument; id: string }[];
  /** Anchors of its parts, whether they are shown or not. */
  parts: Record<StagePart, string>;
}

/** What every builder works from. */
export interface BuildContext {
  linked: LinkedPortfolio;
  stages: StageShown[];
  ids: Ids;
  anchors: Anchors;
  prose: ProseMaker;
  evidence: EvidenceRegister;
  /** Every journal entry of the document, by path. */
  entries: ReadonlyMap<string, EntryReference>;
  /** What those entries say, by path; the same object wherever it is shown, so that it is set once. */
  bodies: ReadonlyMap<string, Prose>;
  comments: CommentsShown;
}
