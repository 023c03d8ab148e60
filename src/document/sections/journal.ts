import { auditOf } from '../../coverage/index.js';
import type { PortfolioDocument } from '../../portfolio/model.js';
import { type Anchor, type Code, type FilePath, type Text, written, writtenOr } from '../text.js';
import type { CommentItem } from './comment-item.js';
import { commentsBeside } from './comments.js';
import type { BuildContext } from './context.js';
import { factsOf, kindOf } from './facts.js';
import type { EvidenceReference, Fact, Prose, Reference } from './pieces.js';
import type { PointReview } from './rating-level.js';
import { ratingLevel } from './rating-level.js';
import { personInWords } from './references.js';
import type { StageShown } from './stage-shown.js';
import { wordingOf } from './wording.js';

export interface JournalEntry {
  id: Anchor;
  number: number;
  path: FilePath;
  title: Text;
  date: Code | null;
  kind: Text;
  /** With whom, as readers see them. */
  people: Text[];
  /** Facts of its front-matter that a reader wants: people, hours, place and the like. */
  facts: Fact[];
  criteria: Reference[];
  standards: Reference[];
  skills: Reference[];
  dimensions: Reference[];
  body: Prose | null;
  /** Its own words for what was achieved. */
  achieved: Text | null;
  evidence: EvidenceReference[];
  /** How an audit came out. */
  ratings: AuditRating[];
  comments: CommentItem[];
}

/** One thing that an audit rates, in the framework's words or in those of who wrote the entry. */
export interface AuditRating extends PointReview {
  point: Text;
  /** What a code stands for; null where the point says it itself. */
  statement: Text | null;
}

/**
 * The entries of a journal, in the order given.
 * @param shown the stage they stand in; null for those of none
 */
export function buildJournal(
  context: BuildContext,
  shown: StageShown | null,
  documents: readonly PortfolioDocument[],
): JournalEntry[] {
  return documents.flatMap((document) => {
    const entry = context.entries.get(document.path);
    if (!entry) return [];
    const { frontMatter } = document;
    return {
      ...entry,
      path: document.path,
      kind: kindOf(document),
      people: (frontMatter.people?.value ?? []).map(({ value }) => personInWords(value)),
      facts: factsOf(document, context.linked.portfolio),
      criteria: labels(context, shown, document, 'criteria'),
      standards: labels(context, shown, document, 'standards'),
      skills: labels(context, shown, document, 'skills'),
      dimensions: labels(context, shown, document, 'dimensions'),
      body: context.bodies.get(document.path) ?? null,
      achieved: writtenOr(frontMatter.achieved?.value),
      evidence: context.evidence.of(document),
      ratings: auditRatings(context, document),
      comments: commentsBeside(context, document.path),
    };
  });
}

function auditRatings({ linked }: BuildContext, document: PortfolioDocument): AuditRating[] {
  const audit = auditOf(linked.portfolio, document);
  if (!audit) return [];
  const word = wordingOf(audit.framework);
  const points = new Map(audit.points.map((point) => [point.id, point]));
  return (document.frontMatter.ratings?.value ?? []).map(({ point, level, note }) => ({
    point: written(point),
    statement: audit.isOpen ? null : word(points.get(point)?.statement),
    level: ratingLevel(audit.scale, level, word),
    word: written(level),
    note: writtenOr(note),
  }));
}

function labels(
  context: BuildContext,
  shown: StageShown | null,
  { frontMatter }: PortfolioDocument,
  kind: 'criteria' | 'standards' | 'skills' | 'dimensions',
): Reference[] {
  const codes = new Set(frontMatter[kind]?.value.map(({ value }) => value));
  return [...codes].map((code) => context.anchors.label(kind, shown, code));
}
