/** Why no PDF came out, for the caller to act on; the message is for the person at the keyboard. */
export type PdfErrorCode =
  | 'BrowserNotFound'
  | 'BrowserLaunchFailed'
  | 'BrowserCacheUnsafe'
  | 'BrowserInstallFailed'
  | 'PdfPrintFailed'
  | 'PdfWithoutText';

/** The PDF engine could not do its work. */
export class PdfError extends Error {
  override readonly name = 'PdfError';
  readonly code: PdfErrorCode;

  constructor(code: PdfErrorCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
  }
}
