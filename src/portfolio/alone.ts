import { createHash } from 'node:crypto';
import { closeSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { attempt } from '../text/attempt.js';

/** Milliseconds that a program waits for another one to finish; a change takes a few. */
const PATIENCE = 10_000;
const PAUSE = 15;

/** An older lock is one of a program that was killed, whatever program has its number now. */
const OLDEST = 60_000;

/** Runs an action while no other program of ours does one for the same name. A lock of a program that is gone is none. */
export function alone<T>(name: string, action: () => T): T {
  const lock = join(tmpdir(), `mentor-${createHash('sha256').update(name).digest('hex').slice(0, 32)}.lock`);
  const until = Date.now() + PATIENCE;
  let isOurs = take(lock);
  for (; !isOurs && Date.now() < until; isOurs = take(lock)) {
    if (isLeft(lock)) attempt(() => rmSync(lock, { force: true }));
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE);
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
    // 0 would be this program and its family.
    if (pid > 0) process.kill(pid, 0);
    return Date.now() - statSync(lock).mtimeMs > OLDEST;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
