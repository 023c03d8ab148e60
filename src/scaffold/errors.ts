/** Why nothing was written; `hint` says what to do about it. */
export type ScaffoldErrorCode =
  | 'UnknownFramework'
  | 'UnknownStage'
  | 'PortfolioExists'
  | 'PortfolioAbove'
  | 'NotAFolder'
  | 'UnknownId'
  | 'UnknownEntry'
  | 'OutsidePortfolio'
  | 'ThereAlready'
  | 'NotUsable';

/** The portfolio, or a file of it, could not be written as asked. */
export class ScaffoldError extends Error {
  override readonly name = 'ScaffoldError';
  readonly code: ScaffoldErrorCode;
  readonly hint: string;

  constructor(code: ScaffoldErrorCode, message: string, hint: string) {
    super(message);
    this.code = code;
    this.hint = hint;
  }
}
