import type { Framework } from '../framework/model.js';
import { PARTS, type PartData, type PartKind, partsAt, ROOT_KINDS, takesWords } from '../framework/parts/kinds.js';
import type { Origin } from '../framework/schema.js';
import type { Remarks } from './report.js';

/** A part as other programs can take it: a code, a short text, a long one. */
export interface PartNode {
  kind: PartKind;
  id: string;
  title: string | null;
  statement: string | null;
  notes: string | null;
  /** What its kind has beside texts: whom a standard is expected of, the credits of a module. */
  extra: string | null;
  /** The words of its official wording. */
  words: string[];
  /** What the file said that it was imported from. */
  origin: Origin | null;
  /** The pack it was written in, where that is another. */
  from: string | null;
  children: PartNode[];
}

/** A key of one part that names another. */
export interface PartReference {
  from: PartNode;
  key: string;
  to: PartNode;
}

/** A framework as parts that hang together; what it holds beside them is in the remarks. */
export interface PartTree {
  roots: PartNode[];
  references: PartReference[];
}

/** Keys of the framework itself that whoever writes it out deals with. */
const HEAD: ReadonlySet<string> = new Set(
  'id title version status ended note source licence origin crosswalks resolved'.split(' '),
);

/**
 * Takes a framework apart. Every key that has no place in the tree is a remark, by its path: `stages.criteria.source`.
 * @param elsewhere keys that whoever writes it out carries beside the tree
 */
export function treeOf(framework: Framework, remarks: Remarks, elsewhere: readonly string[] = []): PartTree {
  const reader = new TreeReader(framework.id, remarks);
  const roots = ROOT_KINDS.flatMap((kind) => {
    const list = PARTS[kind].list ?? '';
    return partsAt(framework, [list]).map((part) => reader.part(kind, part, null, list));
  });
  const lists = new Set(ROOT_KINDS.map((kind) => PARTS[kind].list));
  for (const [key, value] of Object.entries(framework))
    if (!HEAD.has(key) && !lists.has(key) && !elsewhere.includes(key)) reader.leave(value, key, framework.id);
  return { roots, references: reader.references() };
}

/** @returns whether nothing is said: no value, an empty list, an object without a key that says something */
function saysNothing(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === 'object' && Object.values(value).every(saysNothing);
}

class TreeReader {
  readonly #pack: string;
  readonly #remarks: Remarks;
  readonly #nodes: { node: PartNode; part: PartData; path: string }[] = [];

  constructor(pack: string, remarks: Remarks) {
    this.#pack = pack;
    this.#remarks = remarks;
  }

  part(kind: PartKind, part: PartData, owner: string | null, path: string): PartNode {
    const spec = PARTS[kind];
    const from = textAt(part, 'from') ?? owner ?? this.#pack;
    const node: PartNode = {
      kind,
      id: part.id,
      title: spec.title ? textAt(part, spec.title) : null,
      statement: spec.statement ? textAt(part, spec.statement) : null,
      notes: spec.notes ? textAt(part, spec.notes) : null,
      extra: spec.extra && part[spec.extra.key] !== undefined ? String(part[spec.extra.key]) : null,
      words: takesWords(kind) && Array.isArray(part['words']) ? part['words'].map(String) : [],
      origin: (part['origin'] as Origin | undefined) ?? null,
      from: from === (owner ?? this.#pack) ? null : from,
      children: [],
    };
    this.#nodes.push({ node, part, path });
    for (const child of spec.children) {
      const inner = `${path}.${child.path.join('.')}`;
      node.children.push(...partsAt(part, child.path).map((one) => this.part(child.kind, one, from, inner)));
    }
    this.#leaveRest(kind, part, path);
    return node;
  }

  #leaveRest(kind: PartKind, part: PartData, path: string): void {
    const spec = PARTS[kind];
    const kept = new Set(['id', 'from', 'origin', spec.title, spec.statement, spec.notes, spec.extra?.key]);
    if (takesWords(kind)) kept.add('words');
    for (const { key } of spec.references) kept.add(key);
    const nested = new Map(spec.children.map((child) => [child.path[0], child.path[1]]));
    for (const [key, value] of Object.entries(part)) {
      if (kept.has(key)) continue;
      if (!nested.has(key)) this.leave(value, `${path}.${key}`, part.id);
      else if (nested.get(key) !== undefined && typeof value === 'object' && value !== null) {
        for (const [inner, one] of Object.entries(value))
          if (inner !== nested.get(key)) this.leave(one, `${path}.${key}.${inner}`, part.id);
      }
    }
  }

  leave(value: unknown, path: string, id: string): void {
    if (!saysNothing(value)) this.#remarks.lost(path, whatItIs(path), id);
  }

  /** What the parts name, in their order; an id that leads nowhere is no reference. */
  references(): PartReference[] {
    const byKind = new Map<PartKind, Map<string, PartNode>>();
    for (const { node } of this.#nodes) {
      const ids = byKind.get(node.kind) ?? new Map<string, PartNode>();
      if (!ids.has(node.id)) ids.set(node.id, node);
      byKind.set(node.kind, ids);
    }
    return this.#nodes.flatMap(({ node, part }) =>
      PARTS[node.kind].references.flatMap(({ key, kinds }) =>
        idsAt(part, key).flatMap((id): PartReference[] => {
          const to = kinds.map((kind) => byKind.get(kind)?.get(id)).find((one) => one !== undefined);
          return to ? [{ from: node, key, to }] : [];
        }),
      ),
    );
  }
}

function textAt(part: PartData, key: string): string | null {
  const value = part[key];
  return typeof value === 'string' ? value : null;
}

function idsAt(part: PartData, key: string): string[] {
  const value = part[key];
  return (Array.isArray(value) ? value : [value]).filter((id): id is string => typeof id === 'string');
}

const WORDS: Readonly<Record<string, string>> = {
  requires: 'what `check` demands of a stage',
  columns: "the columns of a stage's table",
  'sign-off': 'who signs a stage',
  'self-assessment': 'which standards a stage has rated, and how',
  source: 'where the official text is',
  targets: 'what a stage says about targets',
  aligned: 'the matching stages of other packs',
  links: 'the standards of other packs that a stage links to',
  knowledge: 'what a stage says about knowledge',
  'evidence-types': 'the kinds of evidence that a stage accepts',
  principle: 'the principle of a stage',
  prompt: 'the guidance for the reflection',
  unverified: 'that no source document was at hand',
  uses: 'which packs it uses: their parts are now its own',
  extends: 'which pack it extends: the parts are now its own',
  scales: 'the scales on which ratings are given',
  roles: 'the roles that sign',
  agreements: 'what a mentoring agreement holds',
  outlines: 'the headings of conversations and observations',
  comparison: 'the comparison of the modes',
  audits: 'what an entry can rate',
  titles: 'titles in other languages',
};

function whatItIs(path: string): string {
  const key = path.slice(path.lastIndexOf('.') + 1);
  const words = WORDS[key];
  return words === undefined ? `\`${path}\`` : `${words} (\`${path}\`)`;
}
