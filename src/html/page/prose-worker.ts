import { parentPort, workerData } from 'node:worker_threads';
import { type SharedWork, setShare } from './prose-share.js';

/** Sets a share of a document's texts beside the thread that asked. */
const kept: [key: string, value: string][] = [];
setShare(workerData as SharedWork, (key, value) => kept.push([key, value]));
parentPort?.postMessage(kept);
