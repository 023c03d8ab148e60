import type { Framework, PackLookup } from '../../framework/model.js';
import { PARTS } from '../../framework/parts/kinds.js';
import { partKey } from '../../framework/parts/walk.js';
import { type ExchangeReport, Remarks } from '../report.js';
import { type PartNode, treeOf } from '../tree.js';
import { linkTo, oneLine, stamp } from './context.js';
import type { CaseItem, CaseLink, CasePackage } from './model.js';
import { rubricOf } from './rubric.js';
import { nameUuid, packUuid } from './uuid.js';
import { AssociationWriter } from './write-associations.js';
import { typeId, writeDefinitions, writeHead } from './write-head.js';

export interface CaseOptions {
  /** The day the framework last changed, as YYYY-MM-DD. */
  changed: string;
  /** Who made the framework; CASE demands a name, a pack has none. */
  creator: string;
  /** Finds the packs that crosswalks lead to. */
  lookup: PackLookup;
}

/** A framework as a CASE 1.1 package, and what the standard has no place for. */
export interface WrittenCase {
  package: CasePackage;
  report: ExchangeReport;
}

/** Writes a framework as CASE 1.1. The same framework gives the same identifiers on any day and machine. */
export function writeCase(framework: Framework, options: CaseOptions): WrittenCase {
  const remarks = new Remarks();
  const { changed, lookup } = options;
  const { roots, references } = treeOf(framework, remarks);
  const document = packUuid(framework.id);
  const identifiers = identify(roots, document);
  const identifierOf = (node: PartNode): string => identifiers.get(node) ?? '';
  const writer = new AssociationWriter({ document, changed, lookup, identifierOf, remarks });
  const items: CaseItem[] = [];
  const add = (node: PartNode, parent: CaseLink, position: number): void => {
    items.push(itemOf(node, identifierOf(node), document, changed, remarks));
    writer.child(node, parent, position);
    const own = linkTo(node.id, identifierOf(node));
    for (const [index, child] of node.children.entries()) add(child, own, index + 1);
  };
  for (const [index, root] of roots.entries()) add(root, linkTo(framework.title, document), index + 1);
  for (const reference of references) writer.reference(reference);
  writer.crosswalks(framework.crosswalks, roots);
  const rubric = rubricOf(roots, { title: framework.title, document, changed, identifierOf });
  const written = {
    CFDocument: writeHead(framework, document, options, remarks),
    CFItems: items,
    CFAssociations: writer.associations,
    CFDefinitions: writeDefinitions(framework, document, items, changed),
    ...(rubric ? { CFRubrics: [rubric] } : {}),
  };
  return { package: written, report: remarks.report() };
}

/** Before anything is written, so that a reference finds what comes later. */
function identify(roots: readonly PartNode[], document: string): Map<PartNode, string> {
  const identifiers = new Map<PartNode, string>();
  const taken = new Set<string>();
  const waiting = roots.toReversed();
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    let key = partKey({ kind: node.kind, part: { id: node.id } });
    while (taken.has(key)) key += '#';
    taken.add(key);
    identifiers.set(node, nameUuid(document, key));
    waiting.push(...node.children.toReversed());
  }
  return identifiers;
}

function itemOf(node: PartNode, identifier: string, document: string, changed: string, remarks: Remarks): CaseItem {
  const { type, always, extra: key } = PARTS[node.kind];
  const { id, title, statement, notes, extra, words } = node;
  const short = always === 'title' && statement === null ? null : title;
  const line = short === null ? null : oneLine(short);
  if (line !== short) remarks.repaired('line-ends', 'Titles of more than one line are on one', id);
  return {
    ...stamp(identifier, changed),
    fullStatement: statement ?? title ?? id,
    ...(line === null ? {} : { abbreviatedStatement: line }),
    humanCodingScheme: id,
    CFItemType: type,
    CFItemTypeURI: linkTo(type, typeId(document, type)),
    ...(notes === null ? {} : { notes }),
    ...(words.length > 0 ? { conceptKeywords: words } : {}),
    ...(extra !== null && key ? { [key.field]: [extra, ...(key.field === 'conceptKeywords' ? words : [])] } : {}),
  };
}
