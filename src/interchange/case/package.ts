import type { PackLookup } from '../../framework/model.js';
import { addTo } from '../../text/group-by.js';
import { circleFinder } from '../circles.js';
import type { Reading } from '../foreign.js';
import { asList, asNumber, asRecord, asText, type PlainRecord } from '../plain.js';
import type { Remarks } from '../report.js';
import { leaveFields } from './origin.js';

/** An item of a package, hung where its associations say. */
export interface CaseNode {
  record: PlainRecord;
  identifier: string;
  place: string;
  children: CaseNode[];
}

/** One end of an association: an item of the package, its document, or something elsewhere. */
export interface CaseEnd {
  node: CaseNode | null;
  identifier: string;
  title: string | null;
}

/** An association that is not part of the tree. */
export interface CaseRelation {
  type: string;
  origin: CaseEnd;
  destination: CaseEnd;
  notes: string | null;
  place: string;
}

/** A package as read: its tree, and what else holds its items together. */
export interface ReadPackage {
  document: PlainRecord;
  definitions: PlainRecord;
  rubrics: readonly unknown[];
  roots: CaseNode[];
  relations: CaseRelation[];
}

/** @returns the package in an object of a JSON file, wrapped or bare; null where there is none */
export function findPackage(data: PlainRecord): PlainRecord | null {
  const wrapped = asRecord(data['CFPackage']) ?? asRecord(asList(data['CFPackages'])[0]);
  if (wrapped) return wrapped;
  return ['CFDocument', 'CFItems', 'CFRubrics'].some((key) => key in data) ? data : null;
}

/** Reads the tree of a package. Whatever its associations say, every item hangs in it exactly once. */
export function readPackage(data: PlainRecord, remarks: Remarks): ReadPackage {
  const document = asRecord(data['CFDocument']);
  if (!document) remarks.repaired('no-document', 'The package has no CFDocument: it was named after the file', '');
  leaveFields('CFDocument', document ?? {}, 'CFDocument', remarks);
  leaveFields('CFDefinitions', asRecord(data['CFDefinitions']) ?? {}, 'CFDefinitions', remarks);
  const tree = new TreeBuilder(data, document ?? {}, remarks);
  return {
    document: document ?? {},
    definitions: asRecord(data['CFDefinitions']) ?? {},
    rubrics: asList(data['CFRubrics']),
    ...tree.build(),
  };
}

interface ParentLink {
  parent: CaseNode | null;
  sequence: number;
}

class TreeBuilder {
  readonly #data: PlainRecord;
  readonly #document: string;
  readonly #remarks: Remarks;
  readonly #nodes: CaseNode[] = [];
  readonly #byId = new Map<string, CaseNode>();
  readonly #parents = new Map<CaseNode, ParentLink>();
  readonly #relations: CaseRelation[] = [];

  constructor(data: PlainRecord, document: PlainRecord, remarks: Remarks) {
    this.#data = data;
    this.#document = idOf(document) ?? '';
    this.#remarks = remarks;
  }

  build(): { roots: CaseNode[]; relations: CaseRelation[] } {
    for (const [index, item] of this.#listed('CFItems').entries()) this.#item(item, `CFItems[${index}]`);
    for (const [index, one] of this.#listed('CFAssociations').entries()) {
      const record = asRecord(one);
      if (record) this.#association(record, `CFAssociations[${index}]`);
    }
    return { roots: this.#hang(), relations: this.#relations };
  }

  /** Programs that write PHP's arrays make of a list an object whose keys are numbers. */
  #listed(key: 'CFItems' | 'CFAssociations'): readonly unknown[] {
    const record = asRecord(this.#data[key]);
    if (!record) return asList(this.#data[key]);
    this.#remarks.repaired('list-as-object', 'Lists written as objects: their values were used', key);
    const values = Object.values(record);
    const [only] = values;
    return values.length === 1 && Array.isArray(only) ? only : values;
  }

  #item(item: unknown, place: string): void {
    const record = asRecord(item);
    if (!record) {
      this.#remarks.repaired('no-item', 'Entries of CFItems that are not items: left out', place);
      return;
    }
    const identifier = idOf(record);
    if (identifier === null) {
      this.#remarks.repaired('no-identifier', 'Items without an identifier: nothing can belong to them', place);
    } else if (this.#byId.has(identifier)) {
      this.#remarks.repaired('identifier-twice', 'Identifiers given twice: the first item counts', place);
      return;
    }
    leaveFields('CFItems', record, place, this.#remarks);
    const node = { record, identifier: identifier ?? '', place, children: [] };
    this.#nodes.push(node);
    if (identifier !== null) this.#byId.set(identifier, node);
  }

  #association(record: PlainRecord, place: string): void {
    const type = asText(record['associationType']) ?? '';
    const origin = this.#end(record, 'origin');
    const destination = this.#end(record, 'destination');
    if (type !== 'isChildOf') {
      this.#relations.push({ type, origin, destination, notes: asText(record['notes']), place });
      return;
    }
    if (!origin.node) {
      const message = 'Children that are not in the package: left out';
      this.#remarks.repaired('unknown-child', message, place);
      return;
    }
    if (this.#parents.has(origin.node)) {
      const message = 'Items with more than one parent: the first counts';
      this.#remarks.lost('second-parent', message, `${origin.node.place} in ${place}`);
      return;
    }
    if (!destination.node && destination.identifier !== this.#document) {
      const message = 'Parents that are not in the package: their children were put at the top';
      this.#remarks.repaired('unknown-parent', message, place);
    }
    if (typeof record['sequenceNumber'] === 'string')
      this.#remarks.repaired('sequence-as-text', 'Sequence numbers written as text', place);
    const sequence = asNumber(record['sequenceNumber']) ?? Number.POSITIVE_INFINITY;
    this.#parents.set(origin.node, { parent: destination.node, sequence });
  }

  /** Version 1.0 and some programs write the link as a plain address or identifier. */
  #end(record: PlainRecord, side: 'origin' | 'destination'): CaseEnd {
    const link = record[`${side}NodeURI`];
    const named = asRecord(link);
    const identifier =
      (named ? idOf(named) : lastPart(asText(link))) ?? lastPart(asText(record[`${side}NodeIdentifier`]));
    return {
      node: (identifier !== null && this.#byId.get(identifier)) || null,
      identifier: identifier ?? '',
      title: asText(named?.['title']),
    };
  }

  #hang(): CaseNode[] {
    const hasTree = this.#parents.size > 0;
    const inCircle = circleFinder((node: CaseNode) => this.#parents.get(node)?.parent ?? null);
    const children = new Map<CaseNode | null, CaseNode[]>([[null, []]]);
    for (const node of this.#nodes) {
      const link = this.#parents.get(node);
      if (hasTree && !link)
        this.#remarks.repaired('no-parent', 'Items that belong to nothing: put at the top', node.place);
      const isCircular = link !== undefined && inCircle(node);
      if (isCircular) {
        const message = 'Items that belong to each other in a circle: put at the top';
        this.#remarks.repaired('circle', message, node.place);
      }
      addTo(children, isCircular ? null : (link?.parent ?? null), node);
    }
    for (const [parent, own] of children) {
      own.sort((a, b) => this.#sequence(a) - this.#sequence(b));
      if (parent) parent.children.push(...own);
    }
    return children.get(null) ?? [];
  }

  /** Infinity less infinity is no number: what has no sequence keeps the order of the file, behind the others. */
  #sequence(node: CaseNode): number {
    return Math.min(this.#parents.get(node)?.sequence ?? Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);
  }
}

function idOf(record: PlainRecord): string | null {
  return asText(record['identifier'])?.toLowerCase() ?? lastPart(asText(record['uri']));
}

/** The identifier at the end of an address. */
function lastPart(address: string | null): string | null {
  return address === null ? null : (/[^/:#]+(?=\/?$)/.exec(address)?.[0].toLowerCase() ?? null);
}

/** How a package is read. */
export interface CaseReading extends Reading {
  /** Finds the packs that crosswalks may lead to. */
  lookup: PackLookup;
}
