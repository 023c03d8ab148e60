import { findReference } from '../../framework/lookup.js';
import type { BuildContext } from './context.js';
import type { EntryReference } from './pieces.js';
import type { StageShown } from './stage-shown.js';

/** Which entries of a stage name which of its framework's standards or skills: by id, in the order of the journal. */
export function entriesNaming(
  context: BuildContext,
  { place, journal }: StageShown,
  kind: 'standards' | 'skills',
): Map<string, EntryReference[]> {
  const naming = new Map<string, EntryReference[]>();
  for (const document of journal) {
    const entry = context.entries.get(document.path);
    for (const { value } of document.frontMatter[kind]?.value ?? []) {
      const found = findReference(context.linked.indexes, kind, value);
      if (!entry || !found.found || found.framework.id !== place.framework.id) continue;
      const { id } = 'skill' in found.item ? found.item.skill : found.item.standard;
      const list = naming.get(id) ?? [];
      if (!list.includes(entry)) list.push(entry);
      naming.set(id, list);
    }
  }
  return naming;
}
