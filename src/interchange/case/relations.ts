import type { PackLookup } from '../../framework/model.js';
import { PARTS } from '../../framework/parts/kinds.js';
import type { Crosswalk } from '../../framework/schema.js';
import type { Remarks } from '../report.js';
import type { PartNode, PartReference } from '../tree.js';
import { LINKABLE, splitTarget, TargetBook } from './linkable.js';
import type { CaseEnd, CaseNode, CaseRelation } from './package.js';

/** A crosswalk whose own end is a part that has no id yet. */
export type OpenCrosswalk = Omit<Crosswalk, 'from'> & { node: PartNode };

/** What holds the parts of a typed package together. */
export interface SortedRelations {
  references: PartReference[];
  crosswalks: OpenCrosswalk[];
}

const PACK_ID = /^[a-z][a-z0-9-]*$/;

/** Makes of associations what they were in the pack. What they cannot have been is a remark. */
export function sortRelations(
  relations: readonly CaseRelation[],
  parts: ReadonlyMap<CaseNode, PartNode>,
  lookup: PackLookup,
  remarks: Remarks,
): SortedRelations {
  const sorted: SortedRelations = { references: [], crosswalks: [] };
  const targets = new TargetBook(lookup);
  for (const relation of relations) {
    const from = partOf(relation.origin, parts);
    const to = partOf(relation.destination, parts);
    const reference = from && to && referenceOf(relation.type, from, to);
    if (reference) {
      sorted.references.push(reference);
      continue;
    }
    if (from && !to && relation.type === 'isPartOf' && PACK_ID.test(relation.destination.title ?? '')) {
      from.from = relation.destination.title;
      continue;
    }
    const crosswalk = crosswalkOf(relation, from, to);
    if (crosswalk && targets.has(crosswalk.to)) sorted.crosswalks.push(crosswalk);
    else if (crosswalk) {
      remarks.lost('crosswalks', 'Crosswalks to packs, or parts of packs, that do not exist here', crosswalk.to);
    } else {
      const type = relation.type.slice(0, 40) || '(none)';
      remarks.lost(
        `association-${type}`,
        `Associations of the type ${type}, for which a pack has no key`,
        relation.place,
      );
    }
  }
  return sorted;
}

function partOf({ node }: CaseEnd, parts: ReadonlyMap<CaseNode, PartNode>): PartNode | null {
  return (node && parts.get(node)) ?? null;
}

function referenceOf(type: string, from: PartNode, to: PartNode): PartReference | null {
  if (type === 'precedes' && from.kind === 'stage' && to.kind === 'stage')
    return { from: to, key: 'subsumes', to: from };
  const reference = PARTS[from.kind].references.find(({ key, kinds }) => key !== 'subsumes' && kinds.includes(to.kind));
  return type === 'isRelatedTo' && reference ? { from, key: reference.key, to } : null;
}

const TYPES: Readonly<Record<string, Crosswalk['relation']>> = {
  exactMatchOf: 'exact',
  isRelatedTo: 'related',
  isPartOf: 'broader',
};

function crosswalkOf(relation: CaseRelation, from: PartNode | null, to: PartNode | null): OpenCrosswalk | null {
  const { type, origin, destination, notes } = relation;
  const node = from && !to ? from : to && !from && type === 'isPartOf' ? to : null;
  const target = (node === from ? destination : origin).title;
  const kind = node === from ? TYPES[type] : 'narrower';
  if (!node || !kind || !LINKABLE.has(node.kind) || !splitTarget(target ?? '')) return null;
  return { node, to: target ?? '', relation: kind, ...(notes === null ? {} : { note: notes }) };
}
