import type { PortfolioDocument } from '../../portfolio/model.js';
import type { Achieved } from '../model.js';
import type { BuildContext } from './context.js';

/**
 * What an entry contributes to a criterion or a dimension; null where it is not part of the document.
 * @param standards puts the codes it cites into the columns of the table
 */
export function achievedBy(
  context: BuildContext,
  document: PortfolioDocument,
  standards: (codes: readonly string[]) => Achieved['standards'] = () => [],
): Achieved | null {
  const entry = context.entries.get(document.path);
  if (!entry) return null;
  return {
    entry,
    text: document.frontMatter.achieved?.value ?? null,
    body: context.bodies.get(document.path) ?? null,
    evidence: context.evidence.of(document),
    standards: standards(document.frontMatter.standards?.value.map(({ value }) => value) ?? []),
  };
}

/** A title, else what the file's name says. */
export function titleOf(document: PortfolioDocument): string {
  const stem = document.path.slice(document.path.lastIndexOf('/') + 1).replace(/\.[^.]+$/, '');
  const said =
    stem
      .replace(/^\d{4}-\d{2}-\d{2}-?/, '')
      .replace(/[-_]+/g, ' ')
      .trim() || stem;
  return document.frontMatter.title?.value || said.charAt(0).toUpperCase() + said.slice(1);
}

/** `trainee-a` as readers see it: `Trainee A`. */
export function personInWords(id: string): string {
  return id.replace(/[-_]+/g, ' ').replace(/(?<=^|\s)\p{Ll}/gu, (letter) => letter.toUpperCase());
}
