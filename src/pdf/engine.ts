import { Refusal } from '../text/refusal.js';
import type { BrowserKind } from './browser/found.js';
import type { BrowserSearch } from './browser/machine.js';
import type { PrintedPdf, PrintOptions } from './finish/finish.js';
import { endBrowser, type Launched, launchBrowser } from './launch.js';
import { printDocument } from './print-document.js';

export interface PdfEngineOptions extends BrowserSearch {
  /** Ends the browser at once; whatever is under way rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

export interface RunningBrowser {
  readonly kind: BrowserKind;
  readonly name: string;
  readonly path: string;
  readonly version: string;
}

/** One browser process that turns HTML documents into PDFs. Close it, or the process stays. */
export interface PdfEngine extends AsyncDisposable {
  /** Which browser it is, once it runs; rejects if there is none or it does not start. */
  readonly browser: Promise<RunningBrowser>;
  /**
   * Prints one self-contained HTML document; several at once are fine. `finish/page-numbers.ts` says how a document marks the
   * places where page numbers go.
   *
   * @throws Refusal whatever kept the browser from starting, PdfPrintFailed, PdfWithoutText
   */
  print(html: string, options: PrintOptions): Promise<PrintedPdf>;
  close(): Promise<void>;
}

/** Begins to start a browser and returns at once, so that the document can be made meanwhile. */
export function openPdfEngine(options: PdfEngineOptions): PdfEngine {
  const signal = options.signal ?? new AbortController().signal;
  const launched = launchBrowser(options, signal);
  const browser = launched.then(({ browser: { kind, name, path }, version }) => ({ kind, name, path, version }));
  // Both are looked at later, perhaps never; until then a failure is not an unhandled one.
  launched.catch(() => undefined);
  browser.catch(() => undefined);
  const close = async (): Promise<void> => {
    const running = await launched.catch(() => undefined);
    if (running) await endBrowser(running);
  };
  return {
    browser,
    print: (html, printOptions) => printWith(launched, html, printOptions, signal),
    close,
    [Symbol.asyncDispose]: close,
  };
}

async function printWith(
  launched: Promise<Launched>,
  html: string,
  options: PrintOptions,
  signal: AbortSignal,
): Promise<PrintedPdf> {
  const { process } = await launched;
  const loadLibrary = (): Promise<typeof import('./finish/finish.js')> => import('./finish/finish.js');
  const meanwhile = (): void => void loadLibrary().catch(() => undefined);
  const printed = await printDocument(process, html, { meanwhile }).catch((error: unknown) => {
    signal.throwIfAborted();
    const reason = error instanceof Error ? error.message : String(error);
    throw new Refusal('PdfPrintFailed', `The browser could not print the document: ${reason}`, '', { cause: error });
  });
  const finished = await (await loadLibrary()).finish(printed.bytes, html, options, printed.asksForPages);
  signal.throwIfAborted();
  return finished;
}
