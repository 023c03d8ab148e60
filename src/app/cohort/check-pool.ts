import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { ResultLine } from '../../cohort/results.js';
import { type CheckHow, type CheckJob, lineOf } from './read-received.js';
import { sharedPacks } from './shared-packs.js';

/** What a portfolio may cost: beyond that it is the line that says so, and the next one gets a fresh thread. */
const MOST_MS = 60_000;
const MOST_MIB = 1024;

export interface PoolOptions {
  threads: number;
  signal: AbortSignal;
  /** Milliseconds a portfolio; left out: a minute. */
  most?: number;
}

/**
 * Looks at portfolios on several cores. One that hangs, eats the memory or ends its thread costs its own line.
 * @param onLine called as each is done, in no order
 */
export async function checkAll(
  jobs: readonly CheckJob[],
  how: CheckHow,
  options: PoolOptions,
  onLine: (line: ResultLine) => void,
): Promise<void> {
  const queue = jobs.values();
  // Node cannot start a thread from sources that still have their types.
  if (extname(import.meta.url) === '.ts') return checkHere(queue, how, options.signal, onLine);
  const threads = Math.max(1, Math.min(options.threads, jobs.length));
  await Promise.all(Array.from({ length: threads }, () => runThread(queue, how, options, onLine)));
  options.signal.throwIfAborted();
}

async function checkHere(
  queue: Iterable<CheckJob>,
  how: CheckHow,
  signal: AbortSignal,
  onLine: (line: ResultLine) => void,
): Promise<void> {
  const packs = sharedPacks();
  for (const job of queue) {
    signal.throwIfAborted();
    onLine(await lineOf(job, how, packs));
  }
}

/** One thread after the other on what is left of the queue: where one ends with its portfolio, another goes on. */
async function runThread(
  queue: Iterator<CheckJob>,
  how: CheckHow,
  { signal, most = MOST_MS }: PoolOptions,
  onLine: (line: ResultLine) => void,
): Promise<void> {
  let worker: Worker | null = null;
  try {
    for (let next = queue.next(); !next.done && !signal.aborted; next = queue.next()) {
      worker ??= startWorker(how);
      const { line, isOver } = await askWorker(worker, next.value, most, signal);
      if (signal.aborted) return;
      onLine(line);
      if (isOver) {
        await worker.terminate();
        worker = null;
      }
    }
  } finally {
    await worker?.terminate();
  }
}

function startWorker(how: CheckHow): Worker {
  return new Worker(new URL(`./check-worker${extname(import.meta.url)}`, import.meta.url), {
    workerData: how,
    resourceLimits: { maxOldGenerationSizeMb: MOST_MIB },
  });
}

function askWorker(
  worker: Worker,
  job: CheckJob,
  most: number,
  signal: AbortSignal,
): Promise<{ line: ResultLine; isOver: boolean }> {
  return new Promise((resolve) => {
    const finish = (line: ResultLine, isOver: boolean): void => {
      clearTimeout(timer);
      for (const name of ['message', 'error', 'exit']) worker.removeAllListeners(name);
      // What a thread says while it is ended is nobody's any more.
      worker.on('error', () => undefined);
      signal.removeEventListener('abort', stop);
      resolve({ line, isOver });
    };
    const give = (code: string, message: string): void => finish({ ...job, ok: false, error: { code, message } }, true);
    const stop = (): void => give('Stopped', 'The run was stopped.');
    const timer = setTimeout(() => give('TimedOut', `It takes longer than ${most / 1000} seconds to read.`), most);
    signal.addEventListener('abort', stop);
    worker.on('message', (line: ResultLine) => finish(line, false));
    worker.on('error', (error: Error & { code?: string }) =>
      error.code === 'ERR_WORKER_OUT_OF_MEMORY'
        ? give('OutOfMemory', `It takes more than ${MOST_MIB / 1024} GiB of memory to read.`)
        : give('ThreadFailed', `Reading it failed: ${error.message}`),
    );
    worker.on('exit', (code) => give('ThreadFailed', `Reading it ended with ${code}.`));
    worker.postMessage(job);
  });
}

/** Ways of failing that may be the machine's: such a line is never taken up again. */
export const PASSING: ReadonlySet<string> = new Set(['TimedOut', 'OutOfMemory', 'ThreadFailed', 'Stopped']);
