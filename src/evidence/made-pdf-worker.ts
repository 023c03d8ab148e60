import { parentPort, workerData } from 'node:worker_threads';
import { readShare, type SharedPdf } from './made-pdf-share.js';

/** Reads a share of a PDF's pages beside the thread that asked. */
void readShare(workerData as SharedPdf).then((read) =>
  parentPort?.postMessage(typeof read === 'string' ? [] : read.texts),
);
