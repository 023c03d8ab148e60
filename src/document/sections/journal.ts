import type { PortfolioDocument } from '../../portfolio/model.js';
import type { CommentItem, EvidenceReference, Fact, Prose, Reference } from '../model.js';
import { type Anchor, type Code, type FilePath, type Text, writtenOr } from '../text.js';
import { commentsBeside } from './comments.js';
import type { BuildContext, StageShown } from './context.js';
import { factsOf, kindOf } from './facts.js';
import { personInWords } from './references.js';

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
  comments: CommentItem[];
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
      comments: commentsBeside(context, document.path),
    };
  });
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
