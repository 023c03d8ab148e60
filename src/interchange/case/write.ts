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
  const space = packUuid(framework.id);
  const document = framework.origin?.identifier ?? space;
  const identifiers = identify(roots, space);
  const identifierOf = (node: PartNode): string => identifiers.get(node) ?? '';
  const writer = new AssociationWriter({ document: space, changed, lookup, identifierOf, remarks });
  const items: CaseItem[] = [];
  const add = (node: PartNode, parent: CaseLink, position: number): void => {
    items.push(itemOf(node, identifierOf(node), space, changed, remarks));
    writer.child(node, parent, position);
    const own = linkTo(node.id, identifierOf(node));
    for (const [index, child] of node.children.entries()) add(child, own, index + 1);
  };
  for (const [index, root] of roots.entries()) add(root, linkTo(framework.title, document), index + 1);
  for (const reference of references) writer.reference(reference);
  writer.crosswalks(framework.crosswalks, roots);
  const rubric = rubricOf(roots, { title: framework.title, document: space, changed, identifierOf });
  const written = {
    CFDocument: writeHead(framework, { document, space }, options, remarks),
    CFItems: items,
    CFAssociations: writer.associations,
    CFDefinitions: writeDefinitions(framework, space, items, changed),
    ...(rubric ? { CFRubrics: [rubric] } : {}),
  };
  return { package: written, report: remarks.report() };
}

/** Before anything is written, so that a reference finds what comes later. */
function identify(roots: readonly PartNode[], document: string): Map<PartNode, string> {
  const identifiers = new Map<PartNode, string>();
  const taken = new Set<string>();
  const used = new Set<string>();
  const waiting = roots.toReversed();
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    let key = partKey({ kind: node.kind, part: { id: node.id } });
    while (taken.has(key)) key += '#';
    taken.add(key);
    const own = node.origin?.identifier;
    const isFree = own !== undefined && !used.has(own);
    if (isFree) used.add(own);
    identifiers.set(node, isFree ? own : nameUuid(document, key));
    waiting.push(...node.children.toReversed());
  }
  return identifiers;
}

function itemOf(node: PartNode, identifier: string, document: string, changed: string, remarks: Remarks): CaseItem {
  const { type, always, extra: key } = PARTS[node.kind];
  const { id, title, statement, extra, words, origin } = node;
  const notes = node.notes ?? origin?.note ?? null;
  const keywords = origin?.keywords ?? words;
  const levels = origin?.levels ?? [];
  const named = origin?.type ?? type;
  const saysBoth = always === 'neither' && statement !== null && statement === (title ?? id);
  const short = always === 'title' && statement === null ? null : title;
  const line = short === null ? null : oneLine(short);
  if (line !== short) remarks.repaired('line-ends', 'Titles of more than one line: put on one line', id);
  return {
    ...stamp(identifier, changed, origin?.url),
    fullStatement: statement ?? title ?? id,
    ...(line === null ? {} : { abbreviatedStatement: line }),
    humanCodingScheme: id,
    CFItemType: named,
    CFItemTypeURI: linkTo(named, typeId(document, named)),
    ...(notes === null ? {} : { notes }),
    ...(keywords.length > 0 ? { conceptKeywords: [...keywords] } : {}),
    ...(levels.length > 0 ? { educationLevel: [...levels] } : {}),
    ...(extra !== null && key
      ? { [key.field]: [extra, ...(key.field === 'conceptKeywords' ? keywords : levels)] }
      : {}),
    ...(origin?.language === undefined ? {} : { language: origin.language }),
    ...(origin === null && !saysBoth
      ? {}
      : {
          extensions: {
            ...(origin === null ? {} : { mentorKind: type }),
            ...(saysBoth ? { mentorStatement: true } : {}),
          },
        }),
  };
}
