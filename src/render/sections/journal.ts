import type { PortfolioDocument } from '../../portfolio/model.js';
import type { JournalEntry, Reference } from '../model.js';
import { sayOr } from '../words.js';
import type { BuildContext } from './context.js';
import { factsOf } from './facts.js';

/** The entries of a journal, in the order given. */
export function buildJournal(context: BuildContext, documents: readonly PortfolioDocument[]): JournalEntry[] {
  return documents.flatMap((document) => {
    const entry = context.entries.get(document.path);
    if (!entry) return [];
    const { frontMatter } = document;
    return {
      ...entry,
      path: document.path,
      kind: sayOr('kind', document.kind),
      facts: factsOf(document),
      criteria: labels(context, document, 'criteria'),
      standards: labels(context, document, 'standards'),
      skills: labels(context, document, 'skills'),
      dimensions: labels(context, document, 'dimensions'),
      body: context.bodies.get(document.path) ?? null,
      achieved: frontMatter.achieved?.value ?? null,
      evidence: context.evidence.of(document),
    };
  });
}

function labels(
  context: BuildContext,
  { frontMatter }: PortfolioDocument,
  kind: 'criteria' | 'standards' | 'skills' | 'dimensions',
): Reference[] {
  const codes = new Set(frontMatter[kind]?.value.map(({ value }) => value));
  return [...codes].map((code) => context.anchors.label(kind, code));
}
