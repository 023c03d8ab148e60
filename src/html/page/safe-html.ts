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

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** @returns text that can stand between tags and in a quoted attribute */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
