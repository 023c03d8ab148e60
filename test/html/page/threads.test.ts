import { resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { prepareBodies, renderHtml } from '../../../src/html/index.js';
import { LinkMap } from '../../../src/html/markdown/link-map.js';
import { keyOf, renderForKeeping } from '../../../src/html/page/kept-prose.js';
import type { SharedWork } from '../../../src/html/page/prose-share.js';
import { Speaker } from '../../../src/html/words/speaker.js';
import { entry, modelOf, proseOf, theme } from '../support.js';

/** The built file: a worker of Node runs no TypeScript. */
const WORKER = resolve(import.meta.dirname, '../../../dist/html/page/prose-worker.js');

test('a thread sets what this one would set', async () => {
  const proses = ['One *two*.', '- [x](b.md)', '![a](../evidence/a.png)'].map((text) => proseOf(text));
  const links = [{ path: 'journal/b.md', id: 'entry-b', label: null, anchors: [] }];
  const taken = new SharedArrayBuffer(4);
  const targets = { links, evidence: [], references: [] };
  const work: SharedWork = { proses, targets, language: 'en-GB', textLanguage: 'en-GB', taken };
  const kept = await new Promise<[string, string][]>((done, fail) => {
    const worker = new Worker(WORKER, { workerData: work });
    worker.on('message', done);
    worker.on('error', fail);
  });
  const map = new LinkMap(targets);
  const setter = new Speaker('en-GB', null, 'en-GB');
  expect(kept).toEqual(proses.map((prose) => [keyOf(prose, setter), renderForKeeping(prose, map, setter).kept]));
});

test('a document that gains nothing by threads is left alone', async () => {
  const model = modelOf({ 'journal/a.md': entry('criteria: [AM1]', 'Text.') });
  expect(await prepareBodies(model)).toBeUndefined();
  const bodies = new Map<string, string>();
  expect(await prepareBodies(model, { bodies })).toBe(bodies);
  expect(bodies.size).toBe(0);
});

test('a large document is set whole, whatever becomes of the threads', async () => {
  const texts = Object.fromEntries(
    Array.from({ length: 8 }, (_, index) => [
      `journal/${index}.md`,
      entry(`title: T${index}\ncriteria: [AM1]`, `<!-- ${'x'.repeat(1_200_000)} -->\n\nText ${index}.`),
    ]),
  );
  const bodies = await prepareBodies(modelOf(texts), { threads: 2 });
  const page = renderHtml(modelOf(texts), { theme, readFile: () => null, bodies });
  expect(page).toBe(renderHtml(modelOf(texts), { theme, readFile: () => null }));
});
