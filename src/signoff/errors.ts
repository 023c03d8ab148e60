/** Why nothing was signed, submitted or given. */
export type SignOffErrorCode =
  | 'UnknownRole'
  | 'OwnerCannotSign'
  | 'WrongDecision'
  | 'CommentMissing'
  | 'NameMissing'
  | 'WrongRating'
  | 'WrongDate'
  | 'OutOfOrder'
  | 'NotClean'
  | 'NothingToSign'
  | 'PathCannotBeSealed'
  | 'FileChanges'
  | 'ContentChanged'
  | 'TooManySignOffs'
  | 'BadScan'
  | 'KeyUnusable'
  | 'BadSignature'
  | 'BadAllowedSigners'
  | 'BadZip'
  | 'BadManifest'
  | 'TooLarge'
  | 'NotReady'
  | 'SubmissionExists'
  | 'UnknownVersion'
  | 'NotRecognised';

/** Something that trust hangs on cannot be done as asked; `hint` says what to do about it. */
export class SignOffError extends Error {
  override readonly name = 'SignOffError';
  readonly code: SignOffErrorCode;
  readonly hint: string;

  constructor(code: SignOffErrorCode, message: string, hint: string) {
    super(message);
    this.code = code;
    this.hint = hint;
  }
}
