import type { PortfolioDocument } from '../../portfolio/model.js';
import { said, type Text, type Written, written, writtenOr } from '../text.js';
import type { BuildContext } from './context.js';
import type { Achieved, EntryReference } from './pieces.js';

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
    text: writtenOr(document.frontMatter.achieved?.value),
    body: context.bodies.get(document.path) ?? null,
    evidence: context.evidence.of(document),
    above: null,
    standards: standards(document.frontMatter.standards?.value.map(({ value }) => value) ?? []),
  };
}

/** An entry as others refer to it: `Entry 4: A talk`. */
export function entryLabel({ number, title }: EntryReference): Text {
  return said('entry.reference', { number, title });
}

/** A title, else what the file's name says. */
export function titleOf(document: PortfolioDocument): Written {
  const { title } = document.frontMatter;
  if (title?.value) return written(title.value);
  const stem = document.path.slice(document.path.lastIndexOf('/') + 1).replace(/\.[^.]+$/, '');
  const words =
    stem
      .replace(/^\d{4}-\d{2}-\d{2}-?/, '')
      .replace(/[-_]+/g, ' ')
      .trim() || stem;
  return written(words.charAt(0).toUpperCase() + words.slice(1), 'file-title');
}

/** `trainee-a` as readers see it: `Trainee A`. */
export function personInWords(id: string): Written {
  const named = id.replace(/[-_]+/g, ' ').replace(/(?<=^|\s)\p{Ll}/gu, (letter) => letter.toUpperCase());
  return written(named);
}
