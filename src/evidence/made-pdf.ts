import { availableParallelism } from 'node:os';
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { viewPdf } from '../pdf/viewer/viewed-pdf.js';
import { nextTurn } from '../text/next-turn.js';
import { type Found, textAt } from './findings.js';
import { type PageText, readShare, type SharedPdf } from './made-pdf-share.js';
import { readings } from './pdf.js';
import { packedStrings } from './pdf-objects.js';

/** A smaller file is read sooner by one thread: another has to load PDFium first. */
const WORTH_A_THREAD = 1_500_000;

/**
 * Reads a PDF that this program made, to its end and in one reading: what its pages say as the viewer of a browser finds it, and the
 * strings of all objects.
 *
 * @param threads how many may work beside this one
 */
export async function readMadePdf(
  bytes: Uint8Array,
  threads = Math.min(availableParallelism() - 1, 3),
): Promise<Found> {
  const shared = {
    file: new SharedArrayBuffer(bytes.length),
    taken: new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT),
  };
  new Uint8Array(shared.file).set(bytes);
  const wanted = Math.min(threads, Math.floor(bytes.length / WORTH_A_THREAD));
  const workers = Array.from({ length: wanted }, () => textsBeside(shared));
  // One turn of the event loop lets the threads begin; then this one is busy, first with what it alone reads.
  await nextTurn();
  const strings = packedStrings(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  const own = await readShare(shared);
  if (typeof own === 'string') return { unread: `it is ${own}` };
  const texts = new Map([...own.texts, ...(await Promise.all(workers)).flat()]);
  const missing = Array.from({ length: own.pages }, (_, index) => index).filter((index) => !texts.has(index));
  const rest = await viewPdf(bytes, (pdf) => pdf.texts(missing));
  if (typeof rest === 'string') return { unread: `it is ${rest}` };
  for (const [at, index] of missing.entries()) texts.set(index, rest[at] ?? '');
  const shown = [...texts].toSorted(([one], [other]) => one - other);
  return {
    texts: [
      ...shown.flatMap(([index, text]) => textAt(`page ${index + 1}`, readings(text).join('\n'))),
      ...textAt('its bookmarks, links and properties', strings),
    ],
  };
}

/** Ends when the thread ends, however it ends: what it did not read, this one reads. */
function textsBeside(shared: SharedPdf): Promise<PageText[]> {
  return new Promise((resolve) => {
    const texts: PageText[] = [];
    const worker = new Worker(new URL(`./made-pdf-worker${extname(import.meta.url)}`, import.meta.url), {
      workerData: shared,
    });
    worker.on('message', (found: PageText[]) => texts.push(...found));
    worker.on('error', () => resolve(texts));
    worker.on('exit', () => resolve(texts));
  });
}
