import { PARTS, type PartKind, ROOT_KINDS } from '../../framework/parts/kinds.js';
import type { Crosswalk, Pack } from '../../framework/schema.js';
import { asWords } from '../../framework/search.js';
import { listsFromTree } from '../from-tree.js';
import { asList, asRecord, asText, type PlainRecord } from '../plain.js';
import type { Remarks } from '../report.js';
import type { PartNode } from '../tree.js';
import { ownHead } from './head.js';
import { originOf } from './origin.js';
import type { CaseNode, CaseReading, ReadPackage } from './package.js';
import { readRubrics } from './read-rubrics.js';
import { sortRelations } from './relations.js';
import { cellUuid } from './rubric.js';

/** @returns whether every item at the top is of a kind that mentor writes there */
export function isTyped({ roots }: ReadPackage): boolean {
  return roots.length > 0 && roots.every(({ record }) => kindAmong(ROOT_KINDS, typeOf(record)) !== null);
}

/**
 * Makes a pack of a package whose items say what they are: what `writeCase` wrote.
 * @param own the id that the pack had
 */
export function readTyped(read: ReadPackage, own: string | null, reading: CaseReading, remarks: Remarks): Pack {
  const head = ownHead(read.document, read.definitions, reading.name, remarks);
  const id = reading.idFor(head.title, own);
  const reader = new PartReader(remarks);
  const roots = read.roots.flatMap((node) => reader.part(node, ROOT_KINDS) ?? []);
  const { references, crosswalks } = sortRelations(read.relations, reader.parts, reading.lookup, remarks);
  const { lists, idOf } = listsFromTree(roots, references, remarks);
  const links = crosswalks.flatMap(({ node, ...link }): Crosswalk[] => {
    const from = idOf(node);
    return from === null ? [] : [{ from, ...link }];
  });
  leaveStrangeRubrics(read, reading, remarks);
  return { id, ...head, ...lists, ...(links.length > 0 ? { crosswalks: links } : {}) };
}

class PartReader {
  readonly parts: Map<CaseNode, PartNode> = new Map();
  readonly #remarks: Remarks;

  constructor(remarks: Remarks) {
    this.#remarks = remarks;
  }

  /** No kind of part lies deeper than the third level, so the tree is not followed further than that. */
  part(node: CaseNode, kinds: readonly PartKind[]): PartNode | null {
    const { record, children, place } = node;
    const kind = kindAmong(kinds, typeOf(record));
    if (kind === null) {
      const message = 'Items of a type that does not fit where they are, with everything below them';
      this.#remarks.lost('unknown-type', message, place);
      return null;
    }
    const inner = PARTS[kind].children.map((child) => child.kind);
    const part: PartNode = {
      kind,
      id: asText(record['humanCodingScheme']) ?? '',
      ...textsOf(kind, record),
      notes: asText(record['notes']),
      extra: extraOf(kind, record),
      words: wordsOf(kind, record),
      origin: isMarked(record) ? originOf(record, PARTS[kind].notes === undefined, PARTS[kind].extra?.field) : null,
      from: null,
      children: children.flatMap((child) => this.part(child, inner) ?? []),
    };
    this.parts.set(node, part);
    return part;
  }
}

/** Items that were imported once say in our extension what they are here. */
const isMarked = (record: PlainRecord): boolean => asText(extensionsOf(record)['mentorKind']) !== null;

function extensionsOf(record: PlainRecord): PlainRecord {
  return asRecord(record['extensions']) ?? {};
}

function typeOf(record: PlainRecord): unknown {
  return extensionsOf(record)['mentorKind'] ?? record['CFItemType'];
}

function kindAmong(kinds: readonly PartKind[], type: unknown): PartKind | null {
  return kinds.find((kind) => PARTS[kind].type === type) ?? null;
}

function textsOf(kind: PartKind, record: CaseNode['record']): Pick<PartNode, 'title' | 'statement'> {
  const [full, short] = [asText(record['fullStatement']), asText(record['abbreviatedStatement'])];
  const { always } = PARTS[kind];
  if (always === 'title' && short === null) return { title: full, statement: null };
  const isOnlyCode =
    full === (short ?? asText(record['humanCodingScheme'])) && extensionsOf(record)['mentorStatement'] !== true;
  return { title: short, statement: always === 'neither' && isOnlyCode ? null : full };
}

function extraOf(kind: PartKind, record: CaseNode['record']): string | null {
  const { extra } = PARTS[kind];
  return extra ? asText(asList(record[extra.field])[0]) : null;
}

/** Keywords, but for the one that says what a module or a unit is. */
function wordsOf(kind: PartKind, record: CaseNode['record']): string[] {
  const keywords = asList(record['conceptKeywords']).flatMap((one) => asText(one) ?? []);
  return asWords(PARTS[kind].extra?.field === 'conceptKeywords' ? keywords.slice(1) : keywords);
}

/** The rubric that mentor writes shows the dimensions, which are items as well; what others added has no place. */
function leaveStrangeRubrics(read: ReadPackage, { richText }: CaseReading, remarks: Remarks): void {
  const cells = new Set<unknown>();
  const waiting = [...read.roots];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (typeOf(node.record) === PARTS.dimension.type) cells.add(cellUuid(node.identifier));
    waiting.push(...node.children);
  }
  const rows = readRubrics(read.rubrics, richText, remarks, ({ identifier }) => cells.has(identifier));
  for (const { title, cells: strange } of rows)
    remarks.lost('rubrics', 'Rows of rubrics besides the dimensions', `${title ?? strange[0]?.place}`);
}
