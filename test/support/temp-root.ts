import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { sweepStale } from '../../src/pdf/browser/private-folder.js';
import { attempt } from '../../src/text/attempt.js';

const MEMORY = '/dev/shm';
const PREFIX = 'mentor-run-';
const DAY = 24 * 60 * 60 * 1000;
/** A few browsers are unpacked at once, of 200 MB each. */
const ENOUGH = 4 * 2 ** 30;

/**
 * All that a run puts into the temp folder stands in a folder of its own, which goes with it. It is one in memory where the
 * system has one that takes enough: half of what it does for the tests is writing to disk what is gone in a moment. What a
 * run that was killed left goes with the next one a day later.
 */
export default async function tempRoot(): Promise<() => void> {
  const root = (process.env['TMPDIR'] ? null : attempt(inMemory)) ?? folderIn(tmpdir());
  process.env['MENTOR_TEST_TEMP'] = root;
  await sweepStale(dirname(root), PREFIX, DAY);
  return () => remove(root);
}

/** Like the temp folder, one that everybody may enter: some tests run a program as somebody else. */
function folderIn(parent: string): string {
  const folder = mkdtempSync(join(parent, PREFIX));
  chmodSync(folder, 0o755);
  return folder;
}

const remove = (folder: string): void => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });

/** @returns null where there is too little, or nothing may be run from it */
function inMemory(): string | null {
  const { bavail, bsize } = statfsSync(MEMORY);
  if (bavail * bsize < ENOUGH) return null;
  const root = folderIn(MEMORY);
  const program = join(root, 'program');
  writeFileSync(program, '#!/bin/sh\n', { mode: 0o700 });
  const { status } = spawnSync(program);
  rmSync(program);
  if (status === 0) return root;
  remove(root);
  return null;
}
