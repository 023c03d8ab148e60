import type { StageCoverage, StageInFramework } from '../../coverage/index.js';
import type { PortfolioDocument } from '../../portfolio/model.js';
import type { Text } from '../text.js';
import type { StagePart } from './stage-parts.js';
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
