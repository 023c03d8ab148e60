import type { LinkedPortfolio } from '../../coverage/index.js';
import type { Anchors } from './anchors.js';
import type { CommentsShown } from './comment-item.js';
import type { EvidenceRegister } from './evidence-register.js';
import type { Ids } from './ids.js';
import type { EntryReference, Prose } from './pieces.js';
import type { ProseMaker } from './prose.js';
import type { StageShown } from './stage-shown.js';

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
