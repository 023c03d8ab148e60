/** Texts by path; one that is given as a function is made when it is first asked for. */
export class TextsOnDemand implements ReadonlyMap<string, string> {
  readonly #texts: Map<string, string | (() => string)>;

  constructor(texts: Iterable<readonly [path: string, text: string | (() => string)]> = []) {
    this.#texts = new Map(texts);
  }

  set(path: string, text: string | (() => string)): void {
    this.#texts.set(path, text);
  }

  get(path: string): string | undefined {
    const known = this.#texts.get(path);
    if (typeof known !== 'function') return known;
    const text = known();
    this.#texts.set(path, text);
    return text;
  }

  get size(): number {
    return this.#texts.size;
  }

  has(path: string): boolean {
    return this.#texts.has(path);
  }

  keys(): MapIterator<string> {
    return this.#texts.keys();
  }

  *entries(): MapIterator<[string, string]> {
    for (const path of this.#texts.keys()) yield [path, this.get(path) ?? ''];
  }

  *values(): MapIterator<string> {
    for (const [, text] of this.entries()) yield text;
  }

  [Symbol.iterator](): MapIterator<[string, string]> {
    return this.entries();
  }

  forEach(action: (text: string, path: string, texts: ReadonlyMap<string, string>) => void): void {
    for (const [path, text] of this.entries()) action(text, path, this);
  }
}
