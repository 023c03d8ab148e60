import { PARTS, type PartKind, ROOT_KINDS } from '../../framework/parts/kinds.js';
import { listsFromTree, type PackLists } from '../from-tree.js';
import { asLine, asText } from '../plain.js';
import type { Remarks } from '../report.js';
import type { PartNode, PartReference } from '../tree.js';
import { type Competency, relatedIds } from './competencies.js';
import { groupName, LONGER } from './write-rows.js';

/** @returns whether the id numbers at the top are those that mentor writes: `stages/…`, `checklists/…` */
export function isTyped(roots: readonly Competency[]): boolean {
  return roots.length > 0 && roots.every((root) => rootKind(root) !== null);
}

function rootKind({ row }: Competency): PartKind | null {
  const [list, id] = row.id.split('/');
  return (id && ROOT_KINDS.find((kind) => PARTS[kind].list === list)) || null;
}

/** Makes the lists of a pack of competencies whose id numbers say what they are: what `writeMoodle` wrote. */
export function typedLists(
  roots: readonly Competency[],
  byId: ReadonlyMap<string, Competency>,
  remarks: Remarks,
): PackLists {
  const parts = new Map<Competency, PartNode>();
  const nodes = roots.flatMap((root) => {
    const kind = rootKind(root);
    return kind ? [partOf(root, kind, parts, remarks)] : [];
  });
  const references = [...parts].flatMap(([one, from]) =>
    relatedIds(one.row).flatMap((id): PartReference[] => {
      const to = parts.get(byId.get(id) ?? one);
      const reference = to && PARTS[from.kind].references.find(({ kinds }) => kinds.includes(to.kind) && to !== from);
      return to && reference ? [{ from, key: reference.key, to }] : [];
    }),
  );
  return listsFromTree(nodes, references, remarks).lists;
}

function partOf(one: Competency, kind: PartKind, parts: Map<Competency, PartNode>, remarks: Remarks): PartNode {
  const { row, children } = one;
  const [first, ...others] = PARTS[kind].children.map((child) => child.kind);
  const part: PartNode = {
    kind,
    id: (PARTS[kind].list ? row.id.slice(row.id.indexOf('/') + 1) : asText(row.id)) ?? '',
    ...textsOf(kind, one),
    notes: null,
    extra: null,
    words: [],
    origin: null,
    from: null,
    children: children.flatMap((child) => {
      const group = others.find((other) => child.row.id.startsWith(`${groupName(other)}/`));
      if (group) return child.children.map((inner) => partOf(inner, group, parts, remarks));
      if (first) return [partOf(child, first, parts, remarks)];
      remarks.lost('deeper-levels', 'Competencies below the points of others', child.place);
      return [];
    }),
  };
  parts.set(one, part);
  return part;
}

function textsOf(kind: PartKind, { row }: Competency): Pick<PartNode, 'title' | 'statement'> {
  const [name, description] = [asLine(row.name), asText(row.description)];
  const { always } = PARTS[kind];
  if (description === null) {
    return always === 'statement' || always === 'neither'
      ? { title: null, statement: name }
      : { title: name, statement: null };
  }
  const whole = description.replace(/\s+/g, ' ');
  const isBeginning = name === whole || (name?.endsWith(LONGER) && whole.startsWith(name.slice(0, -1)));
  return { title: isBeginning ? null : name, statement: description };
}
