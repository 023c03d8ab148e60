import { PARTS, type PartKind } from '../../framework/parts/kinds.js';
import { partKey } from '../../framework/parts/walk.js';
import { addTo } from '../../text/group-by.js';
import type { Remarks } from '../report.js';
import type { PartNode, PartReference, PartTree } from '../tree.js';
import { FORMAT, LONGEST_NAME, type MoodleRow } from './columns.js';

/** Ends a name that is only the beginning of the description. */
export const LONGER = '…';

/** @returns what the row is called that holds the parts of one kind beside others of the same parent */
export function groupName(kind: PartKind): string {
  return `${PARTS[kind].type.toLowerCase().replaceAll(' ', '-')}s`;
}

const EMPTY: MoodleRow = {
  parent: '',
  id: '',
  name: '',
  description: '',
  format: FORMAT.plain,
  scale: '',
  scaleConfiguration: '',
  ruleType: '',
  ruleOutcome: '',
  ruleConfiguration: '',
  related: '',
  exportId: '',
  isFramework: '',
  taxonomy: '',
};

/** The rows of a framework's parts, parents first, and the one of the framework itself made by `head`. */
export class RowWriter {
  readonly rows: MoodleRow[] = [];
  readonly #remarks: Remarks;
  readonly #ids = new Map<PartNode, string>();
  readonly #related: Map<PartNode, PartNode[]>;
  readonly #taken = new Set<string>();

  constructor({ roots, references }: PartTree, remarks: Remarks) {
    this.#remarks = remarks;
    this.#related = this.#relatedOf(references);
    const waiting = roots.toReversed();
    for (let node = waiting.pop(); node; node = waiting.pop()) {
      this.#ids.set(node, this.#idFor(partKey({ kind: node.kind, part: { id: node.id } })));
      waiting.push(...node.children.toReversed());
    }
  }

  /** @param more what only the row of a framework has */
  head(row: Partial<MoodleRow> & Pick<MoodleRow, 'id' | 'name'>): void {
    this.rows.push({ ...EMPTY, ...row, name: this.#name(row.name), isFramework: '1' });
  }

  part(node: PartNode, parent: string): void {
    const id = this.#ids.get(node) ?? '';
    const { title, statement } = node;
    const short = this.#name(title ?? statement ?? node.id);
    const description = statement !== null && (title !== null || short !== statement) ? statement : '';
    const related = (this.#related.get(node) ?? []).map((one) => this.#ids.get(one) ?? '');
    this.rows.push({ ...EMPTY, parent, id, name: short, description, related: related.join(',') });
    this.#leave(node);
    const [first, ...others] = PARTS[node.kind].children.map((child) => child.kind);
    for (const child of node.children.filter(({ kind }) => kind === first)) this.part(child, id);
    for (const kind of others)
      this.#group(
        node.children.filter((child) => child.kind === kind),
        kind,
        node,
        id,
      );
  }

  #group(parts: readonly PartNode[], kind: PartKind, { id: owner }: PartNode, parent: string): void {
    if (parts.length === 0) return;
    const id = this.#idFor(`${groupName(kind)}/${owner}`);
    this.rows.push({ ...EMPTY, parent, id, name: `${PARTS[kind].type}s` });
    for (const part of parts) this.part(part, id);
  }

  #relatedOf(references: readonly PartReference[]): Map<PartNode, PartNode[]> {
    const related = new Map<PartNode, PartNode[]>();
    for (const { from, key, to } of references) {
      if (key === 'subsumes') {
        this.#remarks.lost('stages.subsumes', 'which stage a stage builds on (`stages.subsumes`)', from.id);
        continue;
      }
      addTo(related, from, to);
    }
    return related;
  }

  #idFor(key: string): string {
    let id = key.slice(0, LONGEST_NAME);
    for (let number = 2; this.#taken.has(id); number++) id = `${key.slice(0, LONGEST_NAME - 8)}~${number}`;
    if (id !== key) this.#remarks.repaired('id-number', 'Id numbers longer than 100 characters, or given twice', key);
    this.#taken.add(id);
    return id;
  }

  #name(text: string): string {
    const line = text.replace(/\s+/g, ' ').trim();
    const characters = [...line];
    if (characters.length <= LONGEST_NAME) return line;
    return `${characters
      .slice(0, LONGEST_NAME - 1)
      .join('')
      .trim()}${LONGER}`;
  }

  #leave({ id, kind, notes, extra, words, origin, from }: PartNode): void {
    const { notes: notesKey, extra: extraKey, type } = PARTS[kind];
    if (notes !== null) this.#remarks.lost(`${type}.${notesKey}`, `\`${notesKey}\` of a ${type.toLowerCase()}`, id);
    if (extra !== null)
      this.#remarks.lost(`${type}.${extraKey?.key}`, `\`${extraKey?.key}\` of a ${type.toLowerCase()}`, id);
    if (words.length > 0) this.#remarks.lost('words', 'the words of the official wording (`words`)', id);
    if (origin !== null) this.#remarks.lost('origin', 'what the imported file said about a part', id);
    if (from !== null) this.#remarks.lost('from', 'which pack a part comes from', id);
  }
}
