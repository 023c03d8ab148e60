import type { Framework, PackLookup } from '../../framework/model.js';
import type { PartKind } from '../../framework/parts/kinds.js';
import { partKey, walkParts } from '../../framework/parts/walk.js';
import type { Origin, Pack } from '../../framework/schema.js';
import { nameUuid, packUuid } from './uuid.js';

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
  readonly #packs = new Map<string, Map<string, LinkTarget> | null>();

  constructor(lookup: PackLookup) {
    this.#lookup = lookup;
  }

  /** @returns the identifier that the target is exported with; null where there is no such pack or part */
  identifierOf(target: string): string | null {
    const found = this.#find(target);
    return found && (found.identifier ?? nameUuid(packUuid(splitTarget(target)?.pack ?? ''), found.key));
  }

  /** @returns whether the target is a part of a pack that is here */
  has(target: string): boolean {
    return this.#find(target) !== null;
  }

  #find(target: string): LinkTarget | null {
    const { pack, id } = splitTarget(target) ?? { pack: '', id: '' };
    if (!this.#packs.has(pack)) {
      const found = this.#lookup(pack);
      this.#packs.set(pack, found && linkableKeys(found));
    }
    return this.#packs.get(pack)?.get(id) ?? null;
  }
}

/** What tells a part from all others of its pack, and the identifier that it brought along. */
interface LinkTarget {
  key: string;
  identifier: string | null;
}

function linkableKeys(pack: Pack | Framework): Map<string, LinkTarget> {
  const keys = new Map<string, LinkTarget>();
  for (const walked of walkParts(pack)) {
    const { id } = walked.part;
    if (LINKABLE.has(walked.kind) && !keys.has(id)) {
      const { identifier = null } = (walked.part['origin'] as Origin | undefined) ?? {};
      keys.set(id, { key: partKey(walked), identifier });
    }
  }
  return keys;
}
