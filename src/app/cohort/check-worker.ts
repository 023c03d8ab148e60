import { parentPort, workerData } from 'node:worker_threads';
import { type CheckHow, type CheckJob, lineOf } from './read-received.js';
import { sharedPacks } from './shared-packs.js';

/** Looks at one portfolio after the other, as the thread that started it asks. */
const packs = sharedPacks();
parentPort?.on('message', (job: CheckJob) => {
  void lineOf(job, workerData as CheckHow, packs).then((line) => parentPort?.postMessage(line));
});
