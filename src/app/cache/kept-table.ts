import type { World } from '../world.js';
import { KeptLines } from './kept-lines.js';

/** Tables of what other questions asked for, such as other names to look for, that stay. */
const MOST_OTHERS = 4;

/** Small tables about the files of one portfolio, in one file of the user's cache folder: it is read and written once. */
export class KeptTables {
  readonly #lines: KeptLines | null;
  readonly #open: KeptTable<unknown>[] = [];

  /** @param build tells one build of the program from the next; null where nothing is kept */
  constructor(root: string, build: string | null, world: Pick<World, 'env'>) {
    const about = { kind: 'files', root, isWhole: true, unasked: MOST_OTHERS };
    this.#lines = build === null ? null : KeptLines.open({ ...about, build }, world);
  }

  /** @param name what the table holds, and all that its values depend on besides their keys */
  table<V>(name: string): KeptTable<V> {
    const table = new KeptTable<V>(name, this.#lines?.recall(name) ?? []);
    this.#open.push(table);
    return table;
  }

  /** Keeps what this run asked for or made of each table that it used, where there is anything new. Never fails. */
  save(): void {
    for (const table of this.#open) if (table.isNew) this.#lines?.set(table.name, JSON.stringify(table.entries()));
    this.#lines?.save();
  }
}

/** Small values by key: those that the last run asked for. */
export class KeptTable<V> {
  readonly name: string;
  readonly #before: ReadonlyMap<string, V>;
  readonly #now = new Map<string, V>();
  #isNew = false;

  constructor(name: string, before: Iterable<readonly [key: string, value: V]>) {
    this.name = name;
    this.#before = new Map(before);
  }

  get(key: string): V | undefined {
    const value = this.#now.get(key) ?? this.#before.get(key);
    if (value !== undefined) this.#now.set(key, value);
    return value;
  }

  set(key: string, value: V): void {
    this.#now.set(key, value);
    this.#isNew = true;
  }

  /** Whether this run made a value. */
  get isNew(): boolean {
    return this.#isNew;
  }

  entries(): readonly (readonly [key: string, value: V])[] {
    return [...this.#now];
  }
}
