import type { Framework, PackLookup } from '../../framework/model.js';
import type { PartKind } from '../../framework/parts/kinds.js';
import { partKey, walkParts } from '../../framework/parts/walk.js';
import type { Pack } from '../../framework/schema.js';

/** What a crosswalk may start from or lead to. */
export const LINKABLE: ReadonlySet<PartKind> = new Set<PartKind>([
  'stage',
  'criterion',
  'criterion-point',
  'question',
  'dimension',
  'standard',
  'standard-point',
  'skill',
  'skill-point',
  'activity',
  'principle',
  'module',
]);

/** @returns the two parts of `pack/id`; null where there is no pack in front */
export function splitTarget(target: string): { pack: string; id: string } | null {
  const cut = target.indexOf('/');
  return cut < 1 ? null : { pack: target.slice(0, cut), id: target.slice(cut + 1) };
}

/** What the targets of crosswalks are in their packs; each pack is looked through once. */
export class TargetBook {
  readonly #lookup: PackLookup;
  readonly #packs = new Map<string, Map<string, string> | null>();

  constructor(lookup: PackLookup) {
    this.#lookup = lookup;
  }

  /** @returns what tells the target from all other parts of its pack; null where there is no such pack or part */
  keyOf(target: string): string | null {
    const { pack, id } = splitTarget(target) ?? { pack: '', id: '' };
    if (!this.#packs.has(pack)) {
      const found = this.#lookup(pack);
      this.#packs.set(pack, found && linkableKeys(found));
    }
    return this.#packs.get(pack)?.get(id) ?? null;
  }
}

function linkableKeys(pack: Pack | Framework): Map<string, string> {
  const keys = new Map<string, string>();
  for (const walked of walkParts(pack)) {
    const { id } = walked.part;
    if (LINKABLE.has(walked.kind) && !keys.has(id)) keys.set(id, partKey(walked));
  }
  return keys;
}
