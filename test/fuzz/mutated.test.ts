import { cpSync, lstatSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { linkPortfolio } from '../../src/coverage/index.js';
import { type ContentMemory, extractContents } from '../../src/evidence/index.js';
import { loadPortfolio } from '../../src/portfolio/index.js';
import { isThorough } from '../support/amount.js';
import { executableIn, throughAll } from './pipeline.js';

const FIXTURES = resolve(import.meta.dirname, '../../fixtures');

interface Mutation {
  file: number;
  at: number;
  remove: number;
  bytes: Uint8Array;
}

const mutation: fc.Arbitrary<Mutation> = fc.record({
  file: fc.double({ min: 0, max: 0.999_999, noNaN: true }),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  remove: fc.oneof(fc.nat(8), fc.nat(4_000)),
  bytes: fc.oneof(
    fc.uint8Array({ maxLength: 12 }),
    fc.constantFrom(...['---\n', '\ufeff', '\u0000', '*a', '<!--'].map((text) => Buffer.from(text))),
  ),
});

function mutate(bytes: Uint8Array, { at, remove, bytes: put }: Mutation): Uint8Array {
  const from = Math.floor(at * bytes.length);
  return Buffer.concat([bytes.subarray(0, from), put, bytes.subarray(from + remove)]);
}

describe.each(['complete/advanced-2016', 'half-done/developing-2007', 'broken/every-mistake', 'hostile/portfolio'])(
  '%s with bytes of any of its files changed',
  (fixture) => {
    const folder = mkdtempSync(join(tmpdir(), 'mentor-mutated-'));
    const files: string[] = [];
    // What `mentor serve` keeps from one save to the next.
    const bodies = new Map<string, string>();
    const contents: ContentMemory = new Map();

    beforeAll(() => {
      cpSync(join(FIXTURES, fixture), folder, { recursive: true, dereference: false });
      for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort())
        if (lstatSync(join(folder, name)).isFile()) files.push(name);
    });
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    test('gives findings and a page in which nothing runs', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(mutation, { minLength: 1, maxLength: 4 }), async (mutations) => {
          const kept = new Map<string, Buffer>();
          for (const one of mutations) {
            const path = join(folder, files[Math.floor(one.file * files.length)] ?? '');
            const bytes = readFileSync(path);
            if (!kept.has(path)) kept.set(path, bytes);
            writeFileSync(path, mutate(bytes, one));
          }
          try {
            const { portfolio, files: read } = await loadPortfolio(folder);
            const readFile = (path: string): Uint8Array | null => bytesOf(join(folder, path));
            const { html } = throughAll(linkPortfolio(portfolio), read.texts, readFile, bodies);
            await extractContents(folder, portfolio.files.values(), true, new AbortController().signal, contents);
            expect(executableIn(html)).toEqual([]);
          } finally {
            for (const [path, bytes] of kept) writeFileSync(path, bytes);
          }
        }),
        isThorough ? { numRuns: 50 } : { numRuns: 4, seed: 20_261_120 },
      );
    });
  },
);

function bytesOf(path: string): Uint8Array | null {
  try {
    return lstatSync(path).isFile() ? readFileSync(path) : null;
  } catch {
    return null;
  }
}
