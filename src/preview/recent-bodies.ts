import type { BodyStore } from '../html/index.js';

/** Keeps the rendered texts of the last page, so that a save renders only what it changed; older ones are let go. */
export class RecentBodies implements BodyStore {
  #before = new Map<string, string>();
  #now = new Map<string, string>();

  /** Whether nothing is kept of any page. */
  get isEmpty(): boolean {
    return this.#before.size + this.#now.size === 0;
  }

  get(key: string): string | undefined {
    const known = this.#now.get(key) ?? this.#before.get(key);
    if (known !== undefined) this.#now.set(key, known);
    return known;
  }

  set(key: string, value: string): void {
    this.#now.set(key, value);
  }

  /** Begins the next page. */
  turn(): void {
    this.#before = this.#now;
    this.#now = new Map();
  }
}
