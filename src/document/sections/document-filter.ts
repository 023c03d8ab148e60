import { type Anchor, type Code, joined, type Text } from '../text.js';
import type { JournalEntry } from './journal.js';
import type { Reference } from './pieces.js';
import type { StageSection } from './stage-section.js';

export interface FilterChoice {
  kind: 'stage' | 'criterion' | 'standard' | 'person';
  options: FilterOption[];
}

export interface FilterOption {
  /** Unlike that of every other option of its choice. */
  label: Text | Code;
  /** What the code stands for. */
  statement: Text | null;
  /** Where the criterion or standard stands in the document. */
  anchor: Anchor | null;
}

export interface EntryFilter {
  /** The entry's anchor. */
  id: Anchor;
  /** The options that fit it, counted from 0 through all choices. */
  options: number[];
}

/** By what a reader on screen can pick entries out. */
export interface Filter {
  choices: FilterChoice[];
  entries: EntryFilter[];
}

/** Collects the options of one choice, and which entries have them. */
class Choice {
  readonly kind: FilterChoice['kind'];
  readonly options: FilterOption[] = [];
  readonly #byKey = new Map<string, FilterOption & { used: Set<string> }>();
  readonly #labels = new Set<string>();

  constructor(kind: FilterChoice['kind']) {
    this.kind = kind;
  }

  /** @param key what makes it one option: an anchor, else its label */
  declare(
    key: string,
    label: Text | Code,
    { anchor, statement }: Pick<FilterOption, 'anchor' | 'statement'> = { anchor: null, statement: null },
    among: Text | null = null,
  ): void {
    if (this.#byKey.has(key)) return;
    const isTaken = this.#labels.has(JSON.stringify(label));
    const own = isTaken && among ? joined([label, ' (', among, ')'], '') : label;
    this.#labels.add(JSON.stringify(own));
    this.#byKey.set(key, { label: own, anchor, statement, used: new Set() });
  }

  use(key: string, label: Text | Code, entry: Anchor): void {
    this.declare(key, label);
    this.#byKey.get(key)?.used.add(entry);
  }

  /** Those that some entry has, each with its entries. */
  get used(): { option: FilterOption; entries: ReadonlySet<string> }[] {
    return [...this.#byKey.values()]
      .filter(({ used }) => used.size > 0)
      .map(({ label, anchor, statement, used }) => ({ option: { label, anchor, statement }, entries: used }));
  }
}

/**
 * By what the entries of a document can be told apart: stage, criterion or dimension, standard, person. A choice between
 * fewer than two options is none.
 */
export function buildFilter(stages: readonly StageSection[], otherEntries: readonly JournalEntry[]): Filter {
  const [stage, criterion, standard, person] = [
    new Choice('stage'),
    new Choice('criterion'),
    new Choice('standard'),
    new Choice('person'),
  ];
  for (const section of stages) declareAll(section, stage, criterion, standard);
  const read = (entry: JournalEntry, section: StageSection | null): void => {
    if (section) stage.use(section.id, section.title, entry.id);
    for (const reference of [...entry.criteria, ...entry.dimensions]) useOf(criterion, reference, entry);
    for (const reference of entry.standards) useOf(standard, reference, entry);
    for (const name of entry.people) person.use(JSON.stringify(name), name, entry.id);
  };
  for (const section of stages) for (const entry of section.journal) read(entry, section);
  for (const entry of otherEntries) read(entry, null);
  return numbered([stage, criterion, standard, person], [...stages.flatMap(({ journal }) => journal), ...otherEntries]);
}

/** In the order of the framework, whichever entry comes first. */
function declareAll(section: StageSection, stage: Choice, criterion: Choice, standard: Choice): void {
  const among = section.part;
  stage.declare(section.id, section.part ?? section.title, undefined, among);
  for (const { id, anchor, statement } of [...section.table.rows, ...section.table.dimensions])
    criterion.declare(anchor, id, { anchor, statement }, among);
  for (const { id, anchor, statement } of section.standards.flatMap(({ standards }) => standards))
    if (anchor !== null) standard.declare(anchor, id, { anchor, statement }, among);
}

function useOf(choice: Choice, { id, label }: Reference, { id: entry }: JournalEntry): void {
  choice.use(id ?? JSON.stringify(label), label, entry);
}

/** Options are counted through all choices, from 0, so that an entry names its own in a few digits. */
function numbered(all: readonly Choice[], entries: readonly JournalEntry[]): Filter {
  const own = new Map<string, number[]>(entries.map(({ id }) => [id, []]));
  let number = 0;
  const choices = all.flatMap(({ kind, used }): FilterChoice[] => {
    if (used.length < 2) return [];
    for (const option of used) {
      for (const entry of option.entries) own.get(entry)?.push(number);
      number += 1;
    }
    return [{ kind, options: used.map(({ option }) => option) }];
  });
  return { choices, entries: [...own].map(([id, options]): EntryFilter => ({ id, options })) };
}
