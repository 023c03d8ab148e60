/**
 * HTML that this program made or cleaned itself. Templates can put nothing else on the page unescaped: the helpers that
 * hand HTML out accept only this class, and what a portfolio says is text.
 */
export class SafeHtml {
  readonly #value: string;

  private constructor(value: string) {
    this.#value = value;
  }

  /** @param value HTML from the sanitiser, or written in this program with its parts escaped */
  static of(value: string): SafeHtml {
    return new SafeHtml(value);
  }

  static isSafe(value: unknown): value is SafeHtml {
    return typeof value === 'object' && value !== null && #value in value;
  }

  toString(): string {
    return this.#value;
  }
}
