import { availableParallelism } from 'node:os';
import { defineConfig, type Plugin } from 'vitest/config';
import LongestFirst from './test/support/longest-first.js';

/**
 * Packages are taken as a user of mentor has them. Vite asks for what is meant for development, and the reader of Markdown has
 * asserts and a log in that, which take a fifth of its time.
 */
const packagesAsPublished: Plugin = {
  name: 'packages as published',
  configResolved({ resolve, ssr, environments }) {
    for (const from of [resolve, ssr.resolve, ...Object.values(environments).map((one) => one.resolve)]) {
      if (from?.conditions) from.conditions = from.conditions.filter((name) => name !== 'development|production');
    }
  },
};

export default defineConfig({
  plugins: [packagesAsPublished],
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/temp-root.ts', ...(process.env['MENTOR_TEST_BUILT'] ? [] : ['test/support/build.ts'])],
    setupFiles: ['test/support/temp-of-file.ts'],
    reporters: ['default', './test/support/closing-line.ts'],
    // Vitest leaves one processor free; on a machine with two, a quarter of the tests' time is waiting for something to end.
    maxWorkers: Math.max(3, availableParallelism() - 1),
    // All files of a worker share what they import: for each alone that took longer than half of their tests.
    isolate: false,
    // Most of what a test makes is gone when it ends: with more room for it, the collector of garbage copies less of it.
    execArgv: ['--min-semi-space-size=32', '--max-semi-space-size=64'],
    sequence: { sequencer: LongestFirst },
    // For what hangs only: a machine with much else to do is no fault.
    testTimeout: 240_000,
    hookTimeout: 240_000,
    env: { NO_COLOR: '1', TZ: 'UTC' },
  },
});
