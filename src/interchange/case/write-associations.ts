import type { PackLookup } from '../../framework/model.js';
import type { Crosswalk } from '../../framework/schema.js';
import type { Remarks } from '../report.js';
import type { PartNode, PartReference } from '../tree.js';
import { linkTo, stamp } from './context.js';
import { LINKABLE, splitTarget, TargetBook } from './linkable.js';
import type { CaseAssociation, CaseAssociationType, CaseLink } from './model.js';
import { nameUuid, packUuid } from './uuid.js';

interface AssociationContext {
  /** The identifier of the document. */
  document: string;
  changed: string;
  lookup: PackLookup;
  identifierOf: (node: PartNode) => string;
  remarks: Remarks;
}

/** Gathers the associations of a package. */
export class AssociationWriter {
  readonly associations: CaseAssociation[] = [];
  readonly #context: AssociationContext;
  readonly #targets: TargetBook;
  readonly #taken = new Set<string>();

  constructor(context: AssociationContext) {
    this.#context = context;
    this.#targets = new TargetBook(context.lookup);
  }

  /** Hangs an item where it belongs, and says which pack it comes from. */
  child(node: PartNode, parent: CaseLink, position: number): void {
    this.#add('isChildOf', this.#linkOf(node), parent, { sequenceNumber: position });
    if (node.from !== null) this.#add('isPartOf', this.#linkOf(node), linkTo(node.from, packUuid(node.from)));
  }

  reference({ from, key, to }: PartReference): void {
    if (key === 'subsumes') this.#add('precedes', this.#linkOf(to), this.#linkOf(from));
    else this.#add('isRelatedTo', this.#linkOf(from), this.#linkOf(to));
  }

  crosswalks(crosswalks: readonly Crosswalk[], roots: readonly PartNode[]): void {
    const byId = crosswalks.length > 0 ? linkableById(roots) : new Map<string, PartNode>();
    for (const { from, to, relation, note } of crosswalks) {
      const node = byId.get(from);
      const target = splitTarget(to);
      if (!node || !target) {
        this.#context.remarks.lost('crosswalks', 'crosswalks from or to nothing', `${from} - ${to}`);
        continue;
      }
      const other = linkTo(to, this.#targets.identifierOf(to) ?? nameUuid(packUuid(target.pack), target.id));
      const more = note === undefined ? {} : { notes: note };
      if (relation === 'narrower') this.#add('isPartOf', other, this.#linkOf(node), more);
      else this.#add(TYPES[relation], this.#linkOf(node), other, more);
    }
  }

  #linkOf(node: PartNode): CaseLink {
    return linkTo(node.id, this.#context.identifierOf(node));
  }

  #add(
    associationType: CaseAssociationType,
    originNodeURI: CaseLink,
    destinationNodeURI: CaseLink,
    more: Pick<CaseAssociation, 'sequenceNumber' | 'notes'> = {},
  ): void {
    const { document, changed } = this.#context;
    let name = `${associationType} ${originNodeURI.identifier} ${destinationNodeURI.identifier}`;
    while (this.#taken.has(name)) name += '#';
    this.#taken.add(name);
    const begin = stamp(nameUuid(document, name), changed);
    this.associations.push({ ...begin, associationType, ...more, originNodeURI, destinationNodeURI });
  }
}

const TYPES = { exact: 'exactMatchOf', related: 'isRelatedTo', broader: 'isPartOf' } as const;

function linkableById(roots: readonly PartNode[]): Map<string, PartNode> {
  const byId = new Map<string, PartNode>();
  const waiting = roots.toReversed();
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (LINKABLE.has(node.kind) && !byId.has(node.id)) byId.set(node.id, node);
    waiting.push(...node.children.toReversed());
  }
  return byId;
}
