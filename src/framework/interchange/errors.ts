export type InterchangeErrorCode = 'TooLarge' | 'BrokenFile' | 'UnknownFormat' | 'NothingInIt' | 'PackTooLarge';

/** A file that no framework can be made of. */
export class InterchangeError extends Error {
  override readonly name = 'InterchangeError';
  readonly code: InterchangeErrorCode;
  readonly hint: string;
  /** Where in the file, counted from 1; null where it is the whole. */
  readonly place: { line: number; column: number } | null;

  constructor(
    code: InterchangeErrorCode,
    message: string,
    hint: string,
    place: { line: number; column: number } | null = null,
  ) {
    super(message);
    this.code = code;
    this.hint = hint;
    this.place = place;
  }
}
