import { sayOr } from '../../html/words/words.js';
import type { PortfolioDocument } from '../../portfolio/model.js';
import type { JournalEntry, Reference } from '../model.js';
import { commentsBeside } from './comments.js';
import type { BuildContext, StageShown } from './context.js';
import { factsOf } from './facts.js';
import { personInWords } from './references.js';

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
      kind: sayOr('kind', document.kind),
      people: (frontMatter.people?.value ?? []).map(({ value }) => personInWords(value)),
      facts: factsOf(document),
      criteria: labels(context, shown, document, 'criteria'),
      standards: labels(context, shown, document, 'standards'),
      skills: labels(context, shown, document, 'skills'),
      dimensions: labels(context, shown, document, 'dimensions'),
      body: context.bodies.get(document.path) ?? null,
      achieved: frontMatter.achieved?.value ?? null,
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
