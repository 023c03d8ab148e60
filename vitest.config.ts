import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import LongestFirst from './test/support/longest-first.js';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/temp-root.ts', ...(process.env['MENTOR_TEST_BUILT'] ? [] : ['test/support/build.ts'])],
    setupFiles: ['test/support/temp-of-file.ts'],
    reporters: ['default', './test/support/closing-line.ts'],
    // Vitest leaves one processor free; on a machine with two, a quarter of the tests' time is waiting for something to end.
    maxWorkers: Math.max(3, availableParallelism() - 1),
    // All files of a worker share what they import: for each alone that took longer than half of their tests.
    isolate: false,
    sequence: { sequencer: LongestFirst },
    // For what hangs only: a machine with much else to do is no fault.
    testTimeout: 240_000,
    hookTimeout: 240_000,
    env: { NO_COLOR: '1', TZ: 'UTC' },
  },
});
