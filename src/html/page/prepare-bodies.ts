import { availableParallelism } from 'node:os';
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { DocumentModel, Prose } from '../../document/model.js';
import { nextTurn } from '../../text/next-turn.js';
import { LinkMap } from '../markdown/link-map.js';
import { Speaker } from '../words/speaker.js';
import { type BodyStore, keyOf, readKept } from './kept-prose.js';
import { type SharedWork, setShare } from './prose-share.js';

export interface PrepareOptions {
  /** What is in it already and still holds is not set again. */
  bodies?: BodyStore | undefined;
  /** How many threads may work beside this one; 0 for none. */
  threads?: number | undefined;
}

/**
 * Less Markdown than this (characters, about 1,600 entries) is set as soon by one thread, and with less work: another has to load
 * the parser and warm it up first, and the core may be busy starting the browser.
 */
const WORTH_A_THREAD = 8_000_000;

/**
 * Sets a document's texts on several cores before `renderHtml` puts them in place: that is much of the time that a
 * large portfolio takes. `renderHtml` does the same alone, only slower, and never depends on this.
 * @returns the store to hand to `renderHtml` as `bodies`; what was given where the document is too small to gain by it
 */
export async function prepareBodies(
  model: DocumentModel,
  { bodies, threads = Math.min(availableParallelism() - 1, 3) }: PrepareOptions = {},
): Promise<BodyStore | undefined> {
  const all = prosesOf(model);
  if (usefulThreads(all, threads) < 1) return bodies;
  const store = bodies ?? new Map<string, string>();
  const links = new LinkMap(model);
  const speaker = new Speaker(model.language, null, model.textLanguage);
  const isKept = (prose: Prose): boolean => readKept(store.get(keyOf(prose, speaker)), prose, links) !== null;
  const proses = all.filter((prose) => !isKept(prose));
  const taken = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
  const { links: targets, evidence, references, language, textLanguage } = model;
  const work: SharedWork = { proses, targets: { links: targets, evidence, references }, language, textLanguage, taken };
  const workers = Array.from({ length: usefulThreads(proses, threads) }, () => startWorker(work, store));
  // One turn of the event loop lets the workers begin; then this thread is busy with its own share.
  await nextTurn();
  setShare(work, (key, kept) => store.set(key, kept));
  await Promise.all(workers);
  return store;
}

function usefulThreads(proses: readonly Prose[], threads: number): number {
  const size = proses.reduce((sum, { markdown }) => sum + markdown.length, 0);
  return Math.min(threads, Math.floor(size / WORTH_A_THREAD));
}

/** Ends when the worker ends, however it ends: what it did not set, `renderHtml` sets. */
function startWorker(work: SharedWork, bodies: BodyStore): Promise<void> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL(`./prose-worker${extname(import.meta.url)}`, import.meta.url), {
      workerData: work,
    });
    worker.on('message', (kept: [string, string][]) => {
      for (const [key, value] of kept) bodies.set(key, value);
    });
    worker.on('error', () => resolve());
    worker.on('exit', () => resolve());
  });
}

/** Every text of a document, wherever it stands in the model; each once, the longest first. */
function prosesOf(model: DocumentModel): Prose[] {
  const found = new Set<Prose>();
  const seen = new Set<object>();
  const into = (value: unknown): void => {
    if (typeof value !== 'object' || value === null || seen.has(value)) return;
    seen.add(value);
    if ('markdown' in value && 'prefix' in value) found.add(value as Prose);
    else for (const part of Object.values(value)) into(part);
  };
  into(model.stages);
  into(model.otherEntries);
  return [...found].sort((a, b) => b.markdown.length - a.markdown.length);
}
