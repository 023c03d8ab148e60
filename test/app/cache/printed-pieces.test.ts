import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openPrintedPieces } from '../../../src/app/cache/printed-pieces.js';
import type { PieceStore } from '../../../src/pdf/index.js';
import { tempFolder } from '../../support/folder.js';

const LARGE = 4000;
/** Bytes that nobody can pack. */
const NOISE = [0, 1, 2].map(() => randomBytes(LARGE));
const printed = (which: number): Buffer => NOISE[which] ?? Buffer.alloc(0);

function open(env: Record<string, string>, build = 'one', most?: number): PieceStore {
  const store = openPrintedPieces(build, { env }, most);
  if (!store) throw new Error('there is no place for it');
  return store;
}

test('what was kept is given back, to the same build and by the same key alone', () => {
  const env = { MENTOR_CACHE: tempFolder() };
  open(env).set('a', printed(1));
  expect(open(env).get('a')).toEqual(printed(1));
  expect([open(env).get('b'), open(env, 'two').get('a')]).toEqual([null, null]);
});

test('what is cut off or changed on the disk is none', () => {
  const env = { MENTOR_CACHE: tempFolder() };
  const store = open(env);
  const folder = join(env.MENTOR_CACHE, 'pieces');
  store.set('a', printed(1));
  const [name = ''] = readdirSync(folder);
  const whole = readFileSync(join(folder, name));
  truncateSync(join(folder, name), 100);
  expect(store.get('a')).toBeNull();
  writeFileSync(join(folder, name), whole.fill(0, 200, 210));
  expect(store.get('a')).toBeNull();
});

test('what was not asked for longest goes where all is too much', () => {
  const env = { MENTOR_CACHE: tempFolder() };
  const store = open(env, 'one', 2.5 * LARGE);
  const folder = join(env.MENTOR_CACHE, 'pieces');
  for (const [index, key] of ['a', 'b', 'c'].entries()) {
    const before = new Set(readdirSync(folder));
    store.set(key, printed(index));
    const name = readdirSync(folder).find((one) => !before.has(one)) ?? '';
    utimesSync(join(folder, name), index + 1, index + 1);
  }
  store.get('a');
  store.tidy();
  expect(['a', 'b', 'c'].map((key) => store.get(key) !== null)).toEqual([true, false, true]);
});
