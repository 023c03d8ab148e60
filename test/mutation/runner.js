import { setMaxListeners } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { TestRunner } from 'vitest';

/** @type {{ alone: number | null, wanted: number[], results: string }} what is asked of this run */
const asked = JSON.parse(readFileSync(process.env.MENTOR_MUTATION, 'utf8'));
const wanted = new Set(asked.wanted);
const results = { killed: [], files: {}, unrepeatable: [], loaded: [] };
/** What is reached outside of tests: while modules are loaded. */
const loaded = new Set();
/** How often a switch may be asked before what runs is taken for endless. */
let limit = Number.POSITIVE_INFINITY;
let asks = 0;
let active = asked.alone;
let reached = loaded;

// A test's own signal hears each of its runs.
setMaxListeners(0);
globalThis.$m = (id) => {
  asks += 1;
  if (asks > limit) throw new Error('This never ends');
  if (id >= 0) reached.add(id);
  return id === active;
};

/** Runs each test as it is, then again with each mutant that it reached and that no test has noticed yet. */
export default class MutationRunner extends TestRunner {
  async runTask(test) {
    const run = TestRunner.getTestFn(test);
    if (asked.alone !== null) return run();
    const first = await measured(run);
    if (first.why) throw first.why;
    const { filepath } = test.file;
    const { took, reached: before } = results.files[filepath] ?? { took: 0, reached: [] };
    results.files[filepath] = { took: took + first.took, reached: [...new Set([...before, ...first.reached])] };
    await this.#tryMutants(test, run, first);
  }

  async #tryMutants(test, run, { reached: all, took, asks: usual }) {
    const open = all.filter((id) => wanted.has(id));
    if (open.length === 0) return;
    const noticed = [];
    const repeats = async () => !(await measured(run)).why;
    const isSound = await repeats();
    limit = usual * 20 + 100_000;
    for (const id of isSound ? open : []) if ((await measured(run, id, took * 20 + 5_000)).why) noticed.push(id);
    limit = Number.POSITIVE_INFINITY;
    // A test that fails by itself the second time, or is spoilt by what a mutant left behind, has noticed nothing.
    if (!isSound || !(await repeats())) return void results.unrepeatable.push(`${test.file.filepath}: ${test.name}`);
    for (const id of noticed) wanted.delete(id);
    results.killed.push(...noticed);
  }

  onAfterRunFiles(...files) {
    results.loaded = [...loaded];
    writeFileSync(asked.results, JSON.stringify(results));
    return super.onAfterRunFiles?.(...files);
  }
}

/** @returns what a run reached and took, and why it failed */
async function measured(run, id = null, longest = 240_000) {
  reached = new Set();
  asks = 0;
  active = id;
  const started = performance.now();
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error('This takes too long')), longest);
  });
  let why = null;
  try {
    await Promise.race([run(), late]);
  } catch (error) {
    why = error ?? new Error('failed');
  } finally {
    clearTimeout(timer);
    active = null;
  }
  const found = { why, took: performance.now() - started, reached: [...reached], asks };
  reached = loaded;
  return found;
}
