import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { attempt } from '../text/attempt.js';
import { sweepStale } from './browser/private-folder.js';

/** The folder of one run of a browser, for all that it writes. */
export interface Profile {
  readonly folder: string;
  /** Variables that have it write nothing elsewhere. */
  readonly env: Record<string, string>;
  /** To be said once the browser runs: where this process ends first, the browser is killed before its folder goes. */
  follow(): void;
  /** Once the browser has ended, or been told to. */
  remove(): Promise<void>;
}

const PREFIX = 'mentor-browser-';
/** A browser that is ending may still write for a moment. */
const GONE = { recursive: true, force: true, maxRetries: 5 };
/** Longer than any run: a cohort of four hundred is printed in one. */
const LEFT_AFTER_MS = 24 * 60 * 60 * 1000;

/**
 * Makes a folder that goes with this process, however that ends, unless it went before; what killed runs left a day ago goes
 * now. Nothing waits for a browser to tidy up by itself: it is killed where somebody interrupts a command.
 */
export async function makeProfile(): Promise<Profile> {
  await sweepStale(tmpdir(), PREFIX, LEFT_AFTER_MS).catch(() => undefined);
  const folder = await mkdtemp(join(tmpdir(), PREFIX));
  const atExit = (): void => void attempt(() => rmSync(folder, GONE));
  process.once('exit', atExit);
  const follow = (): void => void process.off('exit', atExit).once('exit', atExit);
  const remove = async (): Promise<void> => {
    await rm(folder, GONE).catch(() => undefined);
    process.off('exit', atExit);
  };
  return { folder, env: temporaryIn(folder), follow, remove };
}

/** The longest path of a socket, which Chromium has in its temp folder, below a name of its own. */
const SOCKET = 107 - '/org.chromium.Chromium.123456/SingletonSocket'.length;

/** Only on Linux does Chromium put things beside its profile that it leaves when it is killed. */
const temporaryIn = (folder: string): Record<string, string> =>
  process.platform === 'linux' && folder.length <= SOCKET ? { TMPDIR: folder } : {};
