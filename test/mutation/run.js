// Small changes of meaning in the code that decides; a test has to notice each: npm run mutate -- [room …] [--sample 200] [--files part] [--quick]
// The source on disk stays as it is. While the tests are loaded all mutants stand in it at once (switches.js), and each test
// that reaches one runs again with it (runner.js). What no test noticed so is tried once more from the start of a worker.
// --quick: only the first tests of a room, and from the start only what a module does while it is loaded.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { createVitest } from 'vitest/node';
import { scratchFolder } from '../support/scratch-folder.js';
import { EQUIVALENT } from './equivalent.js';
import { mutantsOf } from './mutants.js';
import { ROOMS } from './rooms.js';
import { withSwitches } from './switches.js';

const ROOT = resolve(import.meta.dirname, '../..');
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { sample: { type: 'string' }, files: { type: 'string', default: '' }, quick: { type: 'boolean' } },
});
const rooms = positionals.length > 0 ? positionals : Object.keys(ROOMS);
const unknown = rooms.filter((room) => !ROOMS[room]);
if (unknown.length > 0) throw new Error(`No room ${unknown.join(', ')}; there are: ${Object.keys(ROOMS).join(', ')}`);

const place = scratchFolder('mentor-mutation-');
process.env.MENTOR_MUTATION = join(place, 'asked.json');
let mutants = [];
const inTheirPlace = {
  name: 'mutants',
  enforce: 'pre',
  transform(code, id) {
    const here = mutants.filter(({ path }) => id.split('?')[0] === join(ROOT, path));
    return here.length > 0 ? withSwitches(code, here) : null;
  },
};

function filesOf({ source, files }) {
  const inFolder = (folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => `${folder}/${name.replaceAll('\\', '/')}`);
  return (files ?? source.flatMap(inFolder)).filter((path) => path.includes(values.files));
}

/** Every nth of them, so that each file has its share. */
function sampleOf(all, size) {
  if (all.length <= size) return all;
  return Array.from({ length: size }, (_, index) => all[Math.floor((index * all.length) / size)]);
}

/**
 * Runs test files in the order given, up to the first failure.
 * @param tests what their paths begin with
 * @returns what runner.js found, and whether all passed
 */
async function run(vitest, tests, alone = null) {
  const results = join(place, 'results.json');
  rmSync(results, { force: true });
  const wanted = mutants.filter(({ noticed }) => !noticed).map(({ id }) => id);
  writeFileSync(process.env.MENTOR_MUTATION, JSON.stringify({ alone, wanted, results }));
  vitest.state.filesMap.clear();
  const all = await vitest.globTestSpecifications(tests);
  const inOrder = tests.flatMap((test) => all.filter(({ moduleId }) => moduleId.startsWith(join(ROOT, test))));
  const { testModules, unhandledErrors } = await vitest.runTestSpecifications([...new Set(inOrder)]);
  const failed = testModules.filter((module) => !module.ok());
  const passed = unhandledErrors.length === 0 && failed.length === 0;
  if (alone !== null) return { passed };
  if (!passed) throw new Error(`The tests fail as the code is: ${whyOf(failed[0]) ?? unhandledErrors[0]?.message}`);
  return JSON.parse(readFileSync(results, 'utf8'));
}

function whyOf(module) {
  const failure = [...(module?.children.allTests('failed') ?? [])][0];
  const [why] = [...(module?.errors() ?? []), ...(failure?.result().errors ?? [])];
  return why && `${module.relativeModuleId}: ${failure?.fullName ?? ''}: ${why.message}`;
}

/**
 * Those that no test noticed while it ran: each alone, from the start, before all tests that reach its file, the quick ones
 * first. What nothing reaches is noticed by nothing.
 */
async function tryAlone(vitest, files, loaded) {
  const reached = new Set(Object.values(files).flatMap((file) => file.reached));
  const isWorthIt = ({ id }) => (reached.has(id) ? !values.quick : loaded.has(id));
  for (const one of mutants.filter((mutant) => !mutant.noticed && isWorthIt(mutant))) {
    const ofItsFile = new Set(mutants.filter(({ path }) => path === one.path).map(({ id }) => id));
    const all = Object.entries(files);
    const reaching = all.filter(([, { reached }]) => reached.some((id) => ofItsFile.has(id)));
    // What a file does while it is loaded may be all that can be changed in it.
    const tests = reaching.length > 0 ? reaching : all;
    const inOrder = tests.sort(([, a], [, b]) => a.took - b.took).map(([path]) => path.slice(ROOT.length + 1));
    one.noticed = inOrder.length > 0 && !(await run(vitest, inOrder, one.id)).passed;
  }
}

async function judge(vitest, room) {
  const { tests, more } = ROOMS[room];
  const all = filesOf(ROOMS[room]).flatMap((path) => mutantsOf(path, readFileSync(join(ROOT, path), 'utf8')));
  mutants = sampleOf(all, Number(values.sample ?? all.length)).map((one, id) => ({
    ...one,
    id,
    noticed: isEquivalent(one),
  }));
  for (const project of vitest.projects) project.vite.moduleGraph.invalidateAll();
  const [files, loaded] = [{}, new Set()];
  for (const some of values.quick ? [tests] : [tests, more]) {
    if (some.length === 0) continue;
    const found = await run(vitest, some);
    for (const id of found.killed) mutants[id].noticed = true;
    Object.assign(files, found.files);
    for (const id of found.loaded) loaded.add(id);
    for (const name of found.unrepeatable) say(`runs once only: ${name.slice(ROOT.length + 1)}`);
    say(`${room}: ${mutants.filter(({ noticed }) => !noticed).length} open of ${mutants.length}`);
  }
  await tryAlone(vitest, files, loaded);
  const left = mutants.filter(({ noticed }) => !noticed);
  for (const gone of equivalentsOfNone(all)) say(`names no mutant any more: ${gone}`);
  for (const { path, line, was, by } of left) say(`unnoticed: ${path}:${line}: ${shown(was)} -> ${shown(by)}`);
  const same = mutants.filter(isEquivalent).length;
  say(
    `${room}: ${mutants.length} of ${all.length} mutants judged, ${same} of them the same as the code, ${left.length} unnoticed`,
  );
  return left.length;
}

/** Tests are run in the order that they are named in. */
class AsGiven {
  shard(files) {
    return files;
  }

  sort(files) {
    return files;
  }
}

const vitest = await createVitest(
  'test',
  {
    watch: true,
    bail: 1,
    isolate: false,
    maxWorkers: 1,
    testTimeout: 100_000_000,
    hookTimeout: 100_000_000,
    reporters: [{}],
    globalSetup: [],
    include: ['test/**/*.test.ts'],
    env: { NO_COLOR: '1', TZ: 'UTC' },
    runner: join(import.meta.dirname, 'runner.js'),
    sequence: { sequencer: AsGiven },
    ui: false,
    standalone: true,
  },
  { plugins: [inTheirPlace], server: { watch: null }, root: ROOT, configFile: false },
);
let left = 0;
for (const room of rooms) left += await judge(vitest, room);
await vitest.close();
process.exit(left > 0 ? 1 : 0);

function isEquivalent(mutant) {
  return namesOf(mutant).some((name) => Object.hasOwn(EQUIVALENT, name));
}

/** A mutant may be named without its line, where the text stands once in its file or means the same everywhere. */
function namesOf({ path, was, by, line }) {
  const text = `${path}: ${shown(was)} -> ${shown(by)}`;
  return [text, `${text} (${line})`];
}

function equivalentsOfNone(all) {
  const [paths, names] = [new Set(all.map(({ path }) => path)), new Set(all.flatMap(namesOf))];
  return Object.keys(EQUIVALENT).filter((name) => paths.has(name.split(':')[0]) && !names.has(name));
}

function shown(text) {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 57)}…` : line;
}

function say(line) {
  process.stdout.write(`${line}\n`);
}
