// Small changes of meaning in the code that decides; a test has to notice each: npm run mutate -- [room …] [--sample 200] [--seed 1]
// The source on disk stays as it is: a mutant is put in its place while the tests are loaded.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { createVitest } from 'vitest/node';
import { mutantsOf } from './mutants.js';
import { ROOMS } from './rooms.js';

const ROOT = resolve(import.meta.dirname, '../..');
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { sample: { type: 'string', default: '200' }, seed: { type: 'string', default: '1' } },
});
const rooms = positionals.length > 0 ? positionals : Object.keys(ROOMS);
const unknown = rooms.filter((room) => !ROOMS[room]);
if (unknown.length > 0) throw new Error(`No room ${unknown.join(', ')}; there are: ${Object.keys(ROOMS).join(', ')}`);

let mutant = null;
const inItsPlace = {
  name: 'mutant',
  enforce: 'pre',
  transform(code, id) {
    if (mutant === null || id.split('?')[0] !== join(ROOT, mutant.path)) return null;
    return `${code.slice(0, mutant.from)}${mutant.by}${code.slice(mutant.to)}`;
  },
};

function filesOf({ source, files }) {
  const inFolder = (folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => `${folder}/${name.replaceAll('\\', '/')}`);
  return files ?? source.flatMap(inFolder);
}

/** Every nth of them, so that each file has its share. */
function sampleOf(mutants, size, seed) {
  if (mutants.length <= size) return mutants;
  const step = mutants.length / size;
  return Array.from({ length: size }, (_, index) => mutants[Math.floor(index * step + (seed % step))]);
}

async function isNoticed(vitest, one, tests) {
  mutant = one;
  vitest.vite.moduleGraph.invalidateAll();
  for (const project of vitest.projects) project.vite.moduleGraph.invalidateAll();
  vitest.state.filesMap.clear();
  const specifications = await vitest.globTestSpecifications(tests);
  const wanted = specifications.filter(({ moduleId }) => tests.some((test) => moduleId.startsWith(join(ROOT, test))));
  const { testModules, unhandledErrors } = await vitest.runTestSpecifications(wanted);
  return unhandledErrors.length > 0 || testModules.some((module) => !module.ok());
}

const vitest = await createVitest(
  'test',
  {
    watch: true,
    bail: 1,
    isolate: false,
    testTimeout: 240_000,
    reporters: [{}],
    globalSetup: [],
    include: ['test/**/*.test.ts'],
    ui: false,
    standalone: true,
  },
  { plugins: [inItsPlace], server: { watch: null }, root: ROOT, configFile: false },
);
process.exitCode = 0;
const survivors = [];
let count = 0;
for (const room of rooms) {
  const { tests, more } = ROOMS[room];
  const all = filesOf(ROOMS[room]).flatMap((path) => mutantsOf(path, readFileSync(join(ROOT, path), 'utf8')));
  const chosen = sampleOf(all, Math.ceil(Number(values.sample) / rooms.length), Number(values.seed));
  if (await isNoticed(vitest, null, tests)) throw new Error(`The tests of ${room} fail as the code is.`);
  for (const one of chosen) {
    count += 1;
    if ((await isNoticed(vitest, one, tests)) || (more.length > 0 && (await isNoticed(vitest, one, more)))) continue;
    survivors.push(one);
    say(`unnoticed: ${one.path}:${one.line}: ${shown(one.was)} -> ${shown(one.by)}`);
  }
  say(`${room}: ${chosen.length} of ${all.length} mutants made`);
}
await vitest.close();
say(`${survivors.length} of ${count} unnoticed: ${((100 * survivors.length) / Math.max(1, count)).toFixed(1)} %`);
process.exit(survivors.length * 20 > count ? 1 : 0);

function shown(text) {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 57)}…` : line;
}

function say(line) {
  process.stdout.write(`${line}\n`);
}
