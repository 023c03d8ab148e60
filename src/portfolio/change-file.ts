import { createHash } from 'node:crypto';
import { closeSync, openSync, readFileSync, realpathSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { Refusal } from '../text/refusal.js';
import { writeWhole } from './write-file.js';

/** Milliseconds that a program waits for another one to finish; a change takes a few. */
const PATIENCE = 10_000;
const PAUSE = 15;
/** How often a file may be saved by an editor while it is changed here. */
const MOST_TRIES = 20;

/**
 * Changes a text file, whole or not at all, and loses nothing of what others write meanwhile: programs of ours wait for each
 * other, and what an editor saved in between is read again.
 * @param path absolute
 * @param edit from the text as it is on disk to the new one
 * @returns whether anything changed
 * @throws Refusal for a file that is marked read-only
 */
export function changeFile(path: string, edit: (raw: string) => string): boolean {
  return alone(realpathSync(path), () => {
    for (let tries = 1; ; tries += 1) {
      const before = readFileSync(path, 'utf8');
      const after = edit(before);
      if (after === before) return false;
      assertWritable(path);
      const isSame = (): boolean => tries > MOST_TRIES || readFileSync(path, 'utf8') === before;
      if (writeWhole(path, after, isSame)) return true;
    }
  });
}

function assertWritable(path: string): void {
  if ((statSync(path).mode & 0o222) !== 0) return;
  const hint = 'Take the mark away in its properties (chmod u+w) and run the command again.';
  throw new Refusal('ReadOnly', `${path} is marked read-only, so it was not changed.`, hint);
}

/** Runs an action while no other program of ours does one for the same name. A lock of a program that is gone is none. */
function alone<T>(name: string, action: () => T): T {
  const lock = join(tmpdir(), `mentor-${createHash('sha256').update(name).digest('hex').slice(0, 32)}.lock`);
  const until = Date.now() + PATIENCE;
  let isOurs = take(lock);
  for (; !isOurs && Date.now() < until; isOurs = take(lock)) {
    if (isLeft(lock)) rmSync(lock, { force: true });
    else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE);
  }
  try {
    return action();
  } finally {
    if (isOurs) rmSync(lock, { force: true });
  }
}

function take(lock: string): boolean {
  try {
    const file = openSync(lock, 'wx');
    writeSync(file, String(process.pid));
    closeSync(file);
    return true;
  } catch (error) {
    // Where no lock can be made at all, the comparison before the file takes its place has to do.
    return (error as NodeJS.ErrnoException).code !== 'EEXIST';
  }
}

/** Whether the program that made a lock is gone. */
function isLeft(lock: string): boolean {
  try {
    const pid = Number(readFileSync(lock, 'utf8'));
    if (pid > 0) process.kill(pid, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
