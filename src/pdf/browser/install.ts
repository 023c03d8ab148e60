import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { PdfError } from '../errors.js';
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
 * Fetches the Chrome headless shell that this version of Puppeteer is made for into the user's cache, through HTTPS_PROXY and
 * its like if they are set, from MENTOR_BROWSER_MIRROR instead of Google's storage if that is set. Call it on the user's word
 * only. It is downloaded and unpacked aside and gets its place by one rename: there is a whole browser afterwards, or none.
 *
 * @throws PdfError BrowserInstallFailed
 */
export async function installBrowser(options: BrowserInstallation): Promise<BrowserFound> {
  const { browsersFolder, uid, env } = machineOf(options);
  await claimPrivateFolder(browsersFolder, uid);
  await sweepStaging(browsersFolder);
  const staging = await mkdtemp(join(browsersFolder, STAGING));
  try {
    const fetched = await fetchInto(staging, env['MENTOR_BROWSER_MIRROR'], options.onProgress);
    const path = join(browsersFolder, relative(staging, fetched.program));
    if (!(await isProgram(path)))
      await moveIntoPlace(fetched.folder, join(browsersFolder, relative(staging, fetched.folder)));
    const browser = fetchedBrowser(path);
    return { found: true, ...browser, looked: [{ place: browsersFolder, outcome: path, found: true }] };
  } catch (error) {
    throw installFailed(error);
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

async function fetchInto(
  cacheDir: string,
  baseUrl: string | undefined,
  onProgress: BrowserInstallation['onProgress'],
): Promise<{ folder: string; program: string }> {
  const { Browser, install } = await import('@puppeteer/browsers');
  const { PUPPETEER_REVISIONS } = await import('puppeteer/internal/revisions.js');
  const installed = await install({
    browser: Browser.CHROMEHEADLESSSHELL,
    buildId: PUPPETEER_REVISIONS[FETCHED_BROWSER],
    cacheDir,
    ...(baseUrl ? { baseUrl } : {}),
    ...(onProgress ? { downloadProgressCallback: onProgress } : {}),
  });
  return { folder: installed.path, program: installed.executablePath };
}

async function moveIntoPlace(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true, mode: 0o700 });
  await rm(to, { recursive: true, force: true });
  await rename(from, to);
}

function installFailed(error: unknown): PdfError {
  const reason = error instanceof Error ? error.message : String(error);
  return new PdfError(
    'BrowserInstallFailed',
    `The browser could not be fetched, and nothing was changed.\n${reason}\n` +
      'It comes from storage.googleapis.com: behind a proxy set HTTPS_PROXY, with a mirror MENTOR_BROWSER_MIRROR. ' +
      'Or install Chrome, Edge or Chromium the usual way; mentor finds it by itself.',
    error,
  );
}
