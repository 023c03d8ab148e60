import { PARTS, type PartData, type PartKind, ROOT_KINDS, takesWords } from '../framework/parts/kinds.js';
import type { Pack } from '../framework/schema.js';
import { IdBook } from './ids.js';
import type { Remarks } from './report.js';
import type { PartNode, PartReference } from './tree.js';

/** The lists of a pack, made of parts whose kinds are known. */
export type PackLists = Partial<Pack>;

/** A part as it came, with the id that it got. */
export interface BuiltParts {
  lists: PackLists;
  idOf: (node: PartNode) => string | null;
}

/** A set or checklist without a part would be refused as a pack. */
const NEVER_EMPTY: readonly PartKind[] = ['standard-set', 'checklist'];

/** Puts parts together again. Ids are made unique where they are not; what is left empty stays out. */
export function listsFromTree(
  roots: readonly PartNode[],
  references: readonly PartReference[],
  remarks: Remarks,
): BuiltParts {
  const builder = new PartBuilder(remarks);
  const lists: Record<string, PartData[]> = {};
  for (const kind of ROOT_KINDS) {
    const list = PARTS[kind].list ?? '';
    const parts = roots.filter((node) => node.kind === kind).flatMap((node) => builder.part(node) ?? []);
    if (parts.length > 0) lists[list] = parts;
  }
  for (const { from, key, to } of references) builder.refer(from, key, to);
  return { lists: lists as PackLists, idOf: (node) => builder.idOf(node) };
}

class PartBuilder {
  readonly #remarks: Remarks;
  readonly #items: IdBook;
  readonly #containers = new Map<PartKind, IdBook>();
  readonly #built = new Map<PartNode, PartData>();

  constructor(remarks: Remarks) {
    this.#remarks = remarks;
    this.#items = new IdBook(remarks);
  }

  idOf(node: PartNode): string | null {
    return this.#built.get(node)?.id ?? null;
  }

  part(node: PartNode): PartData | null {
    const spec = PARTS[node.kind];
    if (NEVER_EMPTY.includes(node.kind) && node.children.length === 0) {
      this.#remarks.lost('empty-part', 'Sets and checklists with nothing in them', node.id || spec.type);
      return null;
    }
    const extra = node.extra === null ? null : (spec.extra?.read(node.extra) ?? null);
    if (extra === null && spec.extra?.needed) {
      const message = 'Parts that lack something essential: the credits of a module, whether a unit is core';
      this.#remarks.lost('incomplete-part', message, node.id || spec.type);
      return null;
    }
    const fallback = spec.type.toLowerCase().replaceAll(' ', '-');
    const id = this.#book(node.kind).give(node.id || null, fallback, spec.type);
    const part: PartData = { id, ...(node.from === null ? {} : { from: node.from }), ...textsOf(node, id) };
    if (node.origin !== null) part['origin'] = node.origin;
    if (node.words.length > 0 && takesWords(node.kind)) part['words'] = node.words;
    if (extra !== null && spec.extra) part[spec.extra.key] = extra;
    for (const child of spec.children) {
      const parts = node.children.filter(({ kind }) => kind === child.kind).flatMap((one) => this.part(one) ?? []);
      if (parts.length > 0) setAt(part, child.path, parts);
    }
    this.#built.set(node, part);
    return part;
  }

  refer(from: PartNode, key: string, to: PartNode): void {
    const [part, id] = [this.#built.get(from), this.idOf(to)];
    const reference = PARTS[from.kind].references.find((one) => one.key === key);
    if (!part || id === null || !reference) return;
    const known = part[key];
    part[key] = reference.single ? id : [...new Set([...(Array.isArray(known) ? known : []), id])];
  }

  #book(kind: PartKind): IdBook {
    if (!PARTS[kind].container) return this.#items;
    const book = this.#containers.get(kind) ?? new IdBook(this.#remarks);
    this.#containers.set(kind, book);
    return book;
  }
}

function textsOf({ kind, title, statement, notes }: PartNode, id: string): Record<string, string> {
  const { always, statement: long, ...spec } = PARTS[kind];
  const said = statement ?? title ?? id;
  const needs = (which: 'title' | 'statement'): boolean => always === which || always === 'both';
  return {
    ...(spec.title && (title !== null || needs('title')) ? { title: title ?? said } : {}),
    ...(long && (needs('statement') || statement !== null) ? { [long]: said } : {}),
    ...(spec.notes && notes !== null ? { [spec.notes]: notes } : {}),
  };
}

function setAt(part: PartData, path: readonly string[], value: unknown): void {
  const [key = '', inner] = path;
  part[key] = inner === undefined ? value : { ...(part[key] as object | undefined), [inner]: value };
}
