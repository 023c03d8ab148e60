import { spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { EOL, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

let folder = '';
let kept = '';
let main = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mentor-compiled-'));
  kept = join(folder, 'kept');
  main = join(folder, 'main.cjs');
  writeFileSync(main, "const { sum } = require('./sum.cjs');\nexports.answer = () => sum(40, 2);\n");
  writeFileSync(join(folder, 'sum.cjs'), 'exports.sum = (a, b) => a + b;\n');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const BUILT = new URL('../../dist/cli/compiled-code.js', import.meta.url).href;
const SCRIPT = `
  const [, kept, main] = process.argv;
  const { CompiledCode } = await import('${BUILT}');
  const code = new CompiledCode(kept);
  console.log(JSON.stringify(code.load(main).answer()));
  code.keep();
`;

/** What the program says in a process of its own, for V8 remembers in one what it compiled, and how many files it kept. */
function run(): { answer: unknown; compiled: number } {
  const before = new Map(keptFiles());
  const args = ['--input-type=module', '-e', SCRIPT, kept, main];
  const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  expect(stderr).toBe('');
  return {
    answer: JSON.parse(stdout),
    compiled: keptFiles().filter(([name, bytes]) => before.get(name) !== bytes).length,
  };
}

function keptFiles(): [string, string][] {
  try {
    return readdirSync(kept).map((name) => [name, readFileSync(join(kept, name), 'latin1')]);
  } catch {
    return [];
  }
}

describe('compiled code', () => {
  test('is made once and used again', () => {
    expect(run()).toEqual({ answer: 42, compiled: 2 });
    expect(run()).toEqual({ answer: 42, compiled: 0 });
  });

  test('of a text of the same length is not taken for it', () => {
    run();
    writeFileSync(join(folder, 'sum.cjs'), 'exports.sum = (a, b) => a - b;\n');
    expect(run()).toEqual({ answer: 38, compiled: 1 });
  });

  test.each([
    ['cut off', (path: string) => truncateSync(path, 50)],
    ['empty', (path: string) => truncateSync(path, 0)],
    ['something else', (path: string) => writeFileSync(path, 'no code at all, only words'.repeat(20))],
    ['of another version of V8', (path: string) => writeFileSync(path, readFileSync(path).fill(7, 4, 8))],
  ])('that is %s is made anew', (_, damage) => {
    run();
    for (const [name] of keptFiles()) damage(join(kept, name));
    expect(run()).toEqual({ answer: 42, compiled: 2 });
    expect(run()).toEqual({ answer: 42, compiled: 0 });
  });

  test('that cannot be kept does no harm', () => {
    writeFileSync(kept, 'a file where the folder should be');
    expect(run()).toEqual({ answer: 42, compiled: 0 });
  });

  test('of programs that are gone goes after a month', () => {
    mkdirSync(kept);
    for (const [name, days] of [
      ['old', 31],
      ['young', 29],
    ] as const) {
      writeFileSync(join(kept, name), name);
      const then = Date.now() / 1000 - days * 24 * 60 * 60;
      utimesSync(join(kept, name), then, then);
    }
    run();
    expect(keptFiles().map(([name]) => name)).toContain('young');
    expect(keptFiles().map(([name]) => name)).not.toContain('old');
  });

  test('loads each file once, and packages as Node does', () => {
    writeFileSync(
      main,
      "const { EOL } = require('node:os');\nexports.answer = () => [require('./sum.cjs') === require('./sum.cjs'), EOL];\n",
    );
    expect(run().answer).toEqual([true, EOL]);
  });
});
