import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import type { InstallOptions } from '@puppeteer/browsers';
import { messageOf } from '../../text/explain.js';
import { Refusal } from '../../text/refusal.js';
import { FETCHED_BROWSER, fetchedBrowser } from './fetched.js';
import type { BrowserFound } from './found.js';
import { type BrowserSearch, machineOf } from './machine.js';
import { claimPrivateFolder, STAGING, sweepStaging } from './private-folder.js';
import { isProgram } from './program.js';

export interface BrowserInstallation extends Pick<BrowserSearch, 'env' | 'cacheDir' | 'uid'> {
  /** Called while it downloads, with bytes so far and in all. */
  readonly onProgress?: ((received: number, total: number) => void) | undefined;
}

/**
 * Fetches the Chrome headless shell that this version of Puppeteer is made for into the user's cache, unless it is there; through
 * HTTPS_PROXY and its like if they are set, from MENTOR_BROWSER_MIRROR instead of Google's storage if that is set. Call it on the
 * user's word only. There is a whole browser afterwards, or none.
 *
 * @throws Refusal BrowserInstallFailed, BrowserCacheUnsafe
 */
export async function installBrowser(options: BrowserInstallation): Promise<BrowserFound> {
  const { browsersFolder, uid, env } = machineOf(options);
  const mirror = env['MENTOR_BROWSER_MIRROR'];
  try {
    await claimPrivateFolder(browsersFolder, uid);
    const path = await installInto(browsersFolder, {
      ...(mirror ? { baseUrl: mirror } : {}),
      ...(options.onProgress ? { downloadProgressCallback: options.onProgress } : {}),
    });
    const looked = [{ place: browsersFolder, outcome: path, found: true }];
    return { found: true, ...fetchedBrowser(path), looked };
  } catch (error) {
    throw error instanceof Refusal ? error : installFailed(mirror, error);
  }
}

type Extras = Pick<InstallOptions, 'baseUrl' | 'downloadProgressCallback'>;

/** Downloads and unpacks aside; the result gets its place by one rename. */
async function installInto(browsersFolder: string, extras: Extras): Promise<string> {
  const { Browser, computeExecutablePath, install } = await import('@puppeteer/browsers');
  const { PUPPETEER_REVISIONS } = await import('puppeteer/internal/revisions.js');
  const wanted = { browser: Browser.CHROMEHEADLESSSHELL, buildId: PUPPETEER_REVISIONS[FETCHED_BROWSER] };
  const path = computeExecutablePath({ ...wanted, cacheDir: browsersFolder });
  if (await isProgram(path)) return path;

  await sweepStaging(browsersFolder);
  const staging = await mkdtemp(join(browsersFolder, STAGING));
  try {
    const installed = await install({ ...wanted, ...extras, cacheDir: staging });
    await moveIntoPlace(installed.path, join(browsersFolder, relative(staging, installed.path)));
    return path;
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

async function moveIntoPlace(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true, mode: 0o700 });
  await rm(to, { recursive: true, force: true });
  await rename(from, to);
}

function installFailed(mirror: string | undefined, error: unknown): Refusal {
  return new Refusal(
    'BrowserInstallFailed',
    `The browser could not be fetched from ${mirror ?? 'storage.googleapis.com'}: ${reasonOf(error)}. Nothing was changed.\n` +
      'Behind a proxy, set HTTPS_PROXY; if only a mirror can be reached, set MENTOR_BROWSER_MIRROR. ' +
      'Or install Chrome, Edge or Chromium in the usual way: mentor will find it.',
    '',
    { cause: error },
  );
}

/** The installer reports a list of sources that failed; there was only one, and its line is the last. */
function reasonOf(error: unknown): string {
  const lines = messageOf(error).trim().split('\n');
  return (lines.at(-1) ?? '').replace(/^\s*- \w+: /, '').replace(/\.$/, '');
}
