import { circleFinder } from './circles.js';
import type { ForeignFramework, ForeignItem } from './foreign.js';
import { asLine, asList, asRecord, asText, type PlainRecord, recordsIn } from './plain.js';
import type { Remarks } from './report.js';
import type { RichText } from './rich-text.js';

/** Mahara's four statuses, as its files call them by word or by number. */
const STATUSES = [
  { id: 'begun', key: '0', title: 'Ready for assessment', color: 'grey' },
  { id: 'incomplete', key: '1', title: "Doesn't meet the standard", color: 'red' },
  { id: 'partialcomplete', key: '2', title: 'Partially meets the standard', color: 'amber' },
  { id: 'completed', key: '3', title: 'Meets the standard', color: 'green' },
] as const;

interface Element {
  item: ForeignItem;
  id: string | null;
  parent: string | null;
}

/**
 * Reads the object of a Mahara SmartEvidence file (`.matrix`): standards with elements, flat or nested, and statuses.
 * @param name what to call a framework without a name
 */
export function readMahara(data: PlainRecord, name: string, richText: RichText, remarks: Remarks): ForeignFramework {
  const framework = asRecord(data['framework']) ?? data;
  const title = asLine(framework['name']);
  if (title === null)
    remarks.repaired('no-title', 'The framework has no name: it was named after the file', 'framework.name');
  const institution = asLine(framework['institution']);
  const from = institution === null || institution === 'all' ? '' : `, ${institution}`;
  return {
    title: title ?? name,
    note: richText(framework['description']),
    version: 1,
    status: 'current',
    ended: null,
    licence: 'Not stated in the file: ask who published it.',
    source: { document: `${title ?? name}${from} (Mahara SmartEvidence)` },
    items: new MatrixReader(richText, remarks).read(framework),
    levels: readStatuses(framework['evidencestatuses'], remarks),
    selfAssessment:
      framework['selfassess'] === true || framework['selfassess'] === 1 || framework['selfassess'] === '1',
    related: [],
    rubric: [],
  };
}

class MatrixReader {
  readonly #richText: RichText;
  readonly #remarks: Remarks;
  /** Short names are codes, all of them: then they are the ids. One scheme for a file, and the same in any language. */
  #byName = false;

  constructor(richText: RichText, remarks: Remarks) {
    this.#richText = richText;
    this.#remarks = remarks;
  }

  read(framework: PlainRecord): ForeignItem[] {
    this.#byName = shortNames(framework).every(isCode);
    const groups = this.#standards(framework['standards']);
    const loose: ForeignItem[] = [];
    const byId = new Map(
      groups.toReversed().flatMap((group) => (group.id === null ? [] : [[group.id, group] as const])),
    );
    for (const [index, value] of valuesOf(framework['standardelements']).entries()) {
      const record = asRecord(value);
      const place = `standardelements[${index}]`;
      if (!record) continue;
      const element = this.#element(record, place);
      const group = byId.get(asText(record['standardid']) ?? '');
      if (!group) {
        const message = 'Elements of a standard that is not in the file: left on their own';
        this.#remarks.repaired('unknown-standard', message, place);
        loose.push(element.item);
        continue;
      }
      this.#sameKind(group.raw, record['standardid'], place);
      group.elements.push(element);
    }
    for (const { item, elements } of groups) this.#grow(item, elements);
    return [...groups.map(({ item }) => item), ...loose];
  }

  #standards(value: unknown): { item: ForeignItem; id: string | null; raw: unknown; elements: Element[] }[] {
    return valuesOf(value).flatMap((one, index) => {
      const record = asRecord(one);
      if (!record) return [];
      const place = `standards[${index}]`;
      const id = asText(record['standardid']) ?? asText(record['id']);
      const item = this.#item(record, id, place);
      const nested = valuesOf(record['standardelement'] ?? record['standardelements'] ?? record['options']);
      const elements = nested.flatMap((inner, at) => {
        const element = asRecord(inner);
        return element ? [this.#element(element, `${place}.standardelement[${at}]`)] : [];
      });
      return [{ item, id, raw: record['standardid'], elements }];
    });
  }

  /** Mahara takes `1` and `"1"` for two standards and drops the element. */
  #sameKind(standard: unknown, element: unknown, place: string): void {
    if (typeof standard === typeof element) return;
    const message = 'Standards named by a number in one place and by a text in another: treated as the same';
    this.#remarks.repaired('standard-id-type', message, place);
  }

  #element(record: PlainRecord, place: string): Element {
    const id = asText(record['elementid']) ?? asText(record['id']);
    const parent = asText(record['parentelementid']) ?? asText(record['parentid']) ?? asText(record['parent']);
    return { item: this.#item(record, id, place), id, parent: parent === '0' ? null : parent };
  }

  #item(record: PlainRecord, id: string | null, place: string): ForeignItem {
    const short = asLine(record['shortname']);
    const code = this.#byName ? short : (id ?? short);
    const name = asLine(record['name']) ?? (short === code ? null : short);
    const title = name !== null && code !== null ? withoutCode(name, code) : name;
    if (short !== null && short !== code && short !== name)
      this.#remarks.lost('short-names', 'Short names besides names and ids', `${place}: ${short}`);
    return { code, title, statement: this.#richText(record['description']), notes: null, children: [], place };
  }

  /** Hangs each element below its parent; what names none, or itself by a detour, hangs on the standard. */
  #grow(standard: ForeignItem, elements: readonly Element[]): void {
    const byId = new Map<string, Element>();
    for (const element of elements) if (element.id !== null && !byId.has(element.id)) byId.set(element.id, element);
    const parentOf = ({ parent }: Element): Element | null => (parent === null ? null : (byId.get(parent) ?? null));
    const inCircle = circleFinder(parentOf);
    for (const element of elements) {
      const parent = parentOf(element);
      if (element.parent !== null && (!parent || inCircle(element))) {
        const message = 'Elements below one that does not exist, or below themselves: put directly below the standard';
        this.#remarks.repaired('unknown-parent', message, `${element.item.place}: ${element.parent}`);
        standard.children.push(element.item);
      } else (parent?.item ?? standard).children.push(element.item);
    }
  }
}

/** What people call a statement by: short, with a figure, or in capitals; a word of a language is none. */
const isCode = (name: string): boolean =>
  name.length <= 16 && !/[\s,]/.test(name) && (/\d/.test(name) || (name.length <= 4 && name === name.toUpperCase()));

/** The short names of all standards and elements, however they are nested. */
function shortNames(framework: PlainRecord): string[] {
  const standards = recordsOf(framework['standards']);
  const nested = standards.flatMap((one) =>
    recordsOf(one['standardelement'] ?? one['standardelements'] ?? one['options']),
  );
  const all = [...standards, ...nested, ...recordsOf(framework['standardelements'])];
  return all.flatMap((one) => asLine(one['shortname']) ?? []);
}

function recordsOf(value: unknown): PlainRecord[] {
  return recordsIn(valuesOf(value));
}

/** `1.1 - Plans lessons` is `Plans lessons` where 1.1 is its code. */
function withoutCode(name: string, code: string): string {
  if (!name.startsWith(code)) return name;
  const rest = name.slice(code.length).replace(/^\s*[-–—:.)]?\s+/, '');
  return rest === '' || rest === name.slice(code.length) ? name : rest;
}

function readStatuses(value: unknown, remarks: Remarks): NonNullable<ForeignFramework['levels']> {
  const given = new Map<string, string>();
  const pairs = asRecord(value) ? [value] : asList(value);
  for (const [index, one] of pairs.entries()) {
    for (const [key, title] of Object.entries(asRecord(one) ?? {})) {
      const status = STATUSES.find(({ id, key: number }) => id === key || number === key);
      const text = asLine(title);
      if (status && text !== null) given.set(status.id, text);
      else
        remarks.repaired('unknown-status', 'Statuses that Mahara does not know', `evidencestatuses[${index}].${key}`);
    }
  }
  return STATUSES.map(({ id, title, color }) => ({ id, title: given.get(id) ?? title, color }));
}

/** A list, or an object whose values stand for one. */
function valuesOf(value: unknown): readonly unknown[] {
  const record = asRecord(value);
  return record ? Object.values(record) : asList(value);
}
