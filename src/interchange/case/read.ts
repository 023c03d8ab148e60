import type { Pack } from '../../framework/schema.js';
import { type ForeignItem, packFromForeign } from '../foreign.js';
import { asLine, asList, asRecord, asText, type PlainRecord } from '../plain.js';
import type { Remarks } from '../report.js';
import type { RichText } from '../rich-text.js';
import { foreignHead } from './head.js';
import { originOf } from './origin.js';
import { type CaseNode, type CaseReading, findPackage, type ReadPackage, readPackage } from './package.js';
import { readRubrics } from './read-rubrics.js';
import { isTyped, readTyped } from './read-typed.js';

/** Makes a pack of a CASE package, 1.0 or 1.1, or null where it holds none. */
export function readCase(data: PlainRecord, reading: CaseReading, remarks: Remarks): Pack | null {
  const found = findPackage(data);
  if (!found) return null;
  const read = readPackage(found, remarks);
  const own = asText(asRecord(read.document['extensions'])?.['mentorPack']);
  if (isTyped(read)) return readTyped(read, own, reading, remarks);
  return readForeign(read, reading, remarks);
}

function readForeign(read: ReadPackage, { name, richText, level, idFor }: CaseReading, remarks: Remarks): Pack {
  const { note, ended, source, origin, ...head } = foreignHead(
    read.document,
    read.definitions,
    name,
    richText,
    remarks,
  );
  const items = new Map<CaseNode, ForeignItem>();
  const roots = itemsOf(read.roots, richText, items);
  const foreign = {
    ...head,
    note: note ?? null,
    ended: ended ?? null,
    source,
    origin,
    items: roots,
    levels: null,
    selfAssessment: false,
    related: relatedItems(read, items, remarks),
    rubric: readRubrics(read.rubrics, richText, remarks),
  };
  return packFromForeign(idFor(head.title, null), foreign, remarks, level);
}

/** Item by item rather than by recursion: a tree can be deeper than the stack. */
function itemsOf(roots: readonly CaseNode[], richText: RichText, items: Map<CaseNode, ForeignItem>): ForeignItem[] {
  const waiting = [...roots];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    const { record, place } = node;
    const statement = richText(record['fullStatement']);
    items.set(node, {
      code: asLine(record['humanCodingScheme']),
      title: asLine(record['abbreviatedStatement']) ?? asLine(record['alternativeLabel']),
      statement,
      notes: richText(record['notes']),
      origin: originOf(record, false),
      keywords: asList(record['conceptKeywords']).flatMap((one) => asText(one) ?? []),
      children: [],
      place,
    });
    waiting.push(...node.children);
  }
  const itemsFor = (nodes: readonly CaseNode[]): ForeignItem[] => nodes.flatMap((node) => items.get(node) ?? []);
  for (const [node, item] of items) item.children = itemsFor(node.children);
  return itemsFor(roots);
}

function relatedItems(
  { relations }: ReadPackage,
  items: ReadonlyMap<CaseNode, ForeignItem>,
  remarks: Remarks,
): [ForeignItem, ForeignItem][] {
  return relations.flatMap(({ type, origin, destination, place }): [ForeignItem, ForeignItem][] => {
    const from = origin.node && items.get(origin.node);
    const to = destination.node && items.get(destination.node);
    if (from && to && type === 'isRelatedTo') return [[from, to]];
    const where = from && to ? 'within the package' : 'to something outside it';
    const message = `Associations of the type ${type.slice(0, 40) || '(none)'} ${where}`;
    remarks.lost(`association-${type.slice(0, 40)}`, message, place);
    return [];
  });
}
