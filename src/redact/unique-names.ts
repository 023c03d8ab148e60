/** Gives every part of a path or an anchor one redacted form, and no two parts the same. */
export class UniqueNames {
  readonly #redact: (part: string) => string;
  readonly #taken: Set<string>;
  readonly #known = new Map<string, string>();

  /** @param taken parts that stand somewhere as they are */
  constructor(redact: (part: string) => string, taken: Iterable<string>) {
    this.#redact = redact;
    this.#taken = new Set(taken);
  }

  of(part: string): string {
    const known = this.#known.get(part);
    if (known !== undefined) return known;
    const redacted = this.#redact(part);
    const free = redacted === part ? part : this.#free(redacted);
    this.#known.set(part, free);
    this.#taken.add(free);
    return free;
  }

  /** A number goes in front of the ending. */
  #free(name: string): string {
    const dot = name.lastIndexOf('.');
    const [stem, ending] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
    for (let number = 2, free = name; ; number += 1) {
      if (!this.#taken.has(free)) return free;
      free = `${stem}-${number}${ending}`;
    }
  }
}
