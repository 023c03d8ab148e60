import type { World } from '../world.js';
import { KeptLines } from './kept-lines.js';

interface TableFor {
  /** What is kept: the folder in the cache. */
  kind: string;
  /** Of which portfolio, absolute. */
  root: string;
  /** Tells one build of the program from the next; null where nothing is kept. */
  build: string | null;
  /** What all values depend on besides their keys. */
  given?: string;
}

/** Small values by key that are kept together, in one line of the user's cache folder: those that the last run asked for. */
export class KeptTable<V> {
  readonly #lines: KeptLines | null;
  readonly #given: string;
  readonly #before: ReadonlyMap<string, V>;
  readonly #now = new Map<string, V>();
  #isNew = false;

  constructor({ kind, root, build, given = '' }: TableFor, world: Pick<World, 'env'>) {
    this.#lines = build === null ? null : KeptLines.open({ kind, root, build, isWhole: true }, world);
    this.#given = given;
    this.#before = new Map(this.#lines?.recall<[string, V][]>(given));
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

  /** How many values this run asked for or made. */
  get size(): number {
    return this.#now.size;
  }

  /** Never fails. */
  save(): void {
    if (!this.#isNew) return;
    this.#lines?.set(this.#given, JSON.stringify([...this.#now]));
    this.#lines?.save();
  }
}
