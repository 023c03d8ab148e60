import type { Anchor, Code, FilePath } from '../text.js';
import type { BuildContext } from './context.js';
import { stageDocuments } from './stage-documents.js';

/** Where a link to `path` leads: an anchor, and for each heading of the file one of its own. */
export interface LinkTarget {
  path: FilePath;
  id: Anchor;
  /** E07 where it leads to evidence. */
  label: Code | null;
  /** Anchor in its own file, anchor in the document. */
  anchors: [Anchor, Anchor][];
}

/** Where a link to a file of the portfolio leads. Made last, when every text has its anchors. */
export function buildLinks(context: BuildContext): LinkTarget[] {
  const links = new Map<string, LinkTarget>();
  const add = (path: string, id: string, label: string | null = null): void => {
    if (!links.has(path)) links.set(path, { path, id, label, anchors: context.prose.anchorsOf(path) });
  };
  for (const [path, { id }] of context.entries) add(path, id);
  for (const { id, file, label } of context.evidence.items) if (file !== null) add(file, id, label);
  for (const shown of context.stages) for (const { document, id } of stageDocuments(shown)) add(document.path, id);
  return [...links.values()];
}
