import type { PortfolioDocument } from '../../portfolio/model.js';
import type { Achieved } from '../model.js';
import {
  type Anchor,
  type Code,
  type FilePath,
  type Markdown,
  said,
  type Text,
  type Written,
  written,
  writtenOr,
} from '../text.js';
import type { BuildContext } from './context.js';

/** Markdown that the renderer turns into HTML; the model itself holds none. */
export interface Prose {
  /** File it stands in, which its links count from. */
  path: FilePath;
  markdown: Markdown;
  /** What every id in it begins with; unique in the document. */
  prefix: Anchor;
  /** Anchors of its headings in their order, without the prefix. */
  slugs: Anchor[];
  /** Heading level of its topmost headings. */
  level: number;
  /** block: as it stands; inline: one run of text. */
  form: 'block' | 'inline';
  /** Lines on which items of lists begin whose words are shown in another place. */
  listed?: number[];
  /** Where it is a part of a file: the labels of links and notes that the rest of the file cites. */
  cited?: Anchor[];
}

/** Something of the document that can be pointed at. */
export interface Reference {
  /** Anchor, or null where the thing is not in the document. */
  id: Anchor | null;
  label: Text | Code;
}

export interface EntryReference {
  id: Anchor;
  /** Counted from 1 through the whole document. */
  number: number;
  title: Text;
  date: Code | null;
}

export interface EvidenceReference {
  /** null where the file is not there. */
  id: Anchor | null;
  /** E07; for what is not there, the path as written. */
  label: Text | Code;
  title: Text;
}

export interface Fact {
  label: Text | null;
  value: Text;
}

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
