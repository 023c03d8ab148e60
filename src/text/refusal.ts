/**
 * Something cannot be done as asked: `message` says what is the matter, `hint` what to do about it ('' where the message
 * says that too), `code` is a fixed word for programs. Wrong content of a portfolio is never one: it is a finding.
 */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: string;
  readonly hint: string;
  /** Where in a file it lies, counted from 1; null where it is the whole or no file. */
  readonly place: { line: number; column: number } | null;

  constructor(
    code: string,
    message: string,
    hint = '',
    more: { cause?: unknown; place?: { line: number; column: number } | null } = {},
  ) {
    super(message, more.cause === undefined ? undefined : { cause: more.cause });
    this.code = code;
    this.hint = hint;
    this.place = more.place ?? null;
  }

  /** What is the matter and what to do about it, in one line. */
  get whole(): string {
    return `${this.message} ${this.hint}`.trim();
  }
}
