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
  const folder = await folderIn(tmpdir());
  const beside = process.platform === 'linux' ? await temporaryBeside(folder) : undefined;
  const folders = beside === undefined ? [folder] : [folder, beside];
  const atExit = (): void => {
    for (const each of folders) attempt(() => rmSync(each, GONE));
  };
  process.once('exit', atExit);
  const follow = (): void => void process.off('exit', atExit).once('exit', atExit);
  const remove = async (): Promise<void> => {
    await Promise.allSettled(folders.map((each) => rm(each, GONE)));
    process.off('exit', atExit);
  };
  return { folder, env: beside === undefined ? {} : { TMPDIR: beside }, follow, remove };
}

async function folderIn(parent: string): Promise<string> {
  await sweepStale(parent, PREFIX, LEFT_AFTER_MS).catch(() => undefined);
  return mkdtemp(join(parent, PREFIX));
}

/** The longest path of a socket, which Chromium has in its temp folder, below a name of its own. */
const SOCKET = 107 - '/org.chromium.Chromium.123456/SingletonSocket'.length;

/**
 * Only on Linux does Chromium put things beside its profile that it leaves when it is killed. They go into the profile, or where
 * its name is too long for that into a folder of their own.
 */
const temporaryBeside = async (folder: string): Promise<string | undefined> =>
  folder.length <= SOCKET ? folder : folderIn('/tmp').catch(() => undefined);
