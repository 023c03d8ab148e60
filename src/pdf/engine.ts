import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { messageOf } from '../text/explain.js';
import { Refusal } from '../text/refusal.js';
import { stepDone } from '../text/timeline.js';
import type { BrowserKind } from './browser/found.js';
import type { BrowserSearch } from './browser/machine.js';
import type { PrintedPdf, PrintOptions } from './finish/finish.js';
import type { Joined } from './join/join.js';
import { endBrowser, type Launched, launchBrowser } from './launch.js';
import { lastHead, type PieceStore } from './piece-store.js';
import { type PrintHow, printDocument } from './print-document.js';
import { withinTime } from './print-limit.js';
import { openReader, type Reader } from './print-page.js';

export interface PdfEngineOptions extends BrowserSearch {
  /** Ends the browser at once; whatever is under way rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** One document is printed: the browser then ends while the PDF is finished. */
  readonly once?: true | undefined;
  /** Where the head of the last document is kept: pages of the browser open with it before there is the one to print. */
  readonly kept?: PieceStore | undefined;
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
  /** Settles as `browser` does, or as soon as there is a process: what blocks this thread then does not keep it from starting. */
  readonly begun: Promise<unknown>;
  /**
   * Prints one self-contained HTML document; several at once are fine. `finish/page-numbers.ts` says how a document marks the
   * places where page numbers go.
   *
   * @throws Refusal whatever kept the browser from starting, PdfPrintFailed, PrintTooLong, PdfWithoutText
   */
  print(html: string, options: PrintOptions): Promise<PrintedPdf>;
  close(): Promise<void>;
}

/** Begins to start a browser and returns at once, so that the document can be made meanwhile. */
export function openPdfEngine(options: PdfEngineOptions): PdfEngine {
  const signal = options.signal ?? new AbortController().signal;
  const process = nextProcess('--remote-debugging-pipe');
  let launched = launch(options, signal);
  const browser = launched.then(({ browser: { kind, name, path }, version }) => ({ kind, name, path, version }));
  const begun = Promise.race([process, browser]);
  for (const settled of [browser, begun]) settled.catch(() => undefined);
  // The first document is waited for, and then what opens its pages has been done.
  let ahead = openAhead(launched, options.kept);
  let ending: Promise<void> | undefined;
  const end = async (): Promise<void> => {
    const running = await launched.catch(() => undefined);
    if (running) await endBrowser(running);
  };
  const close = (): Promise<void> => {
    ending ??= end();
    return ending;
  };
  /** Ends one that hangs; whatever is printed next is printed by another. */
  const replace = (hanging: Launched): void => {
    hanging.process.process()?.kill('SIGKILL');
    void endBrowser(hanging).catch(() => undefined);
    launched = launch(options, signal);
  };
  return {
    browser,
    begun,
    print: async (html, printOptions) => {
      const running = await launched;
      stepDone('browser ready');
      const open = ahead;
      ahead = [];
      const printed = printWith(running, html, { ...printOptions, open }, signal, () => {
        if (options.once) close().catch(() => undefined);
      });
      printed.catch(() => undefined);
      return withinTime(printed, options.env, () => replace(running));
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}

/** Resolves when a process with such an argument has been started. Puppeteer tells of one only when it has answered. */
function nextProcess(argument: string): Promise<void> {
  return new Promise((resolve) => {
    const look = (message: unknown): void => {
      const { process } = message as { process: { spawnargs?: readonly string[] } };
      setImmediate(() => {
        if (!process.spawnargs?.includes(argument)) return;
        unsubscribe('child_process', look);
        resolve();
      });
    };
    subscribe('child_process', look);
  });
}

/** A page, and where there is a head to open one more: a long document that has changed is asked about and printed at once. */
function openAhead(launched: Promise<Launched>, kept: PieceStore | undefined): Promise<Reader>[] {
  const head = kept && lastHead(kept);
  const open = async (): Promise<Reader> => {
    const reader = await openReader((await launched).process);
    if (head) await reader.read(`${head}<body></body></html>`, new Map(), async () => undefined);
    return reader;
  };
  const readers = head ? [open(), open()] : [open()];
  for (const reader of readers) reader.catch(() => undefined);
  return readers;
}

/** Looked at later, perhaps never; until then a failure is not an unhandled one. */
function launch(options: PdfEngineOptions, signal: AbortSignal): Promise<Launched> {
  const launched = launchBrowser(options, signal);
  launched.catch(() => undefined);
  return launched;
}

async function printWith(
  { process, browser: { path }, version }: Launched,
  html: string,
  { open, ...options }: PrintOptions & Pick<PrintHow, 'open'>,
  signal: AbortSignal,
  afterwards: () => void,
): Promise<PrintedPdf> {
  const loadLibrary = (): Promise<typeof import('./finish/finish.js')> => import('./finish/finish.js');
  const kept = options.kept && { store: options.kept, browser: `${path} ${version}` };
  const meanwhile = (): void => void loadLibrary().catch(() => undefined);
  const finished = async (printed: Uint8Array | Joined): Promise<PrintedPdf> =>
    (await loadLibrary()).finish(printed, html, options);
  // It takes a while to be sure of what is printed, and then it is finished already.
  let early: { readonly joined: Joined; readonly finished: Promise<PrintedPdf> } | undefined;
  const likely = (joined: Joined): void => {
    early = { joined, finished: finished(joined) };
    early.finished.catch(() => undefined);
  };
  const printed = await printDocument(process, html, { meanwhile, kept, open, likely }).catch((error: unknown) => {
    signal.throwIfAborted();
    const reason = messageOf(error);
    throw new Refusal('PdfPrintFailed', `The browser could not print the document: ${reason}`, '', { cause: error });
  });
  stepDone('printed');
  afterwards();
  const made = await (early?.joined === printed ? early.finished : finished(printed));
  stepDone('finished');
  signal.throwIfAborted();
  return made;
}
