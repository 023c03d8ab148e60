import { PARTS, type PartData, type PartKind, partsAt, ROOT_KINDS } from './kinds.js';

/** A part of a framework with what it lies in. */
export interface WalkedPart {
  kind: PartKind;
  part: PartData;
  /** The pack that the part was written in. */
  from: string;
  parent: WalkedPart | null;
}

/** Every part of a framework, parents before their children, in the framework's order. */
export function* walkParts(framework: { id: string }): Iterable<WalkedPart> {
  for (const kind of ROOT_KINDS) {
    const list = PARTS[kind].list;
    if (list !== undefined) yield* walkList(kind, partsAt(framework, [list]), framework.id, null);
  }
}

function* walkList(
  kind: PartKind,
  parts: readonly PartData[],
  owner: string,
  parent: WalkedPart | null,
): Iterable<WalkedPart> {
  for (const part of parts) {
    const from = typeof part['from'] === 'string' ? part['from'] : owner;
    const walked = { kind, part, from, parent };
    yield walked;
    for (const child of PARTS[kind].children) yield* walkList(child.kind, partsAt(part, child.path), from, walked);
  }
}

/** @returns the name by which a file of texts calls a part: its id, with the list before it where ids may be shared */
export function partKey({ kind, part }: Pick<WalkedPart, 'kind' | 'part'>): string {
  const { container, list } = PARTS[kind];
  return container && list !== undefined ? `${list}/${part.id}` : part.id;
}
