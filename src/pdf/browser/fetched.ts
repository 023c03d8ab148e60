import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, type Look, seen, unseen } from './found.js';
import type { Machine } from './machine.js';
import { assertPrivate } from './private-folder.js';
import { isProgram } from './program.js';

/** The kind of browser that `mentor browser install` fetches, also the name of its folder in the cache. */
export const FETCHED_BROWSER = 'chrome-headless-shell';

/** Looks for a browser that was fetched on the user's word; the newest, if there are several. */
export async function lookForFetched(machine: Machine): Promise<Look> {
  const place = `fetched by mentor (${machine.browsersFolder})`;
  const nothing = unseen(place, 'none fetched yet');
  if (!existsSync(join(machine.browsersFolder, FETCHED_BROWSER))) return nothing;
  await assertPrivate(machine.browsersFolder, machine.uid);
  for (const path of await fetchedPrograms(machine.browsersFolder))
    if (await isProgram(path)) return seen(place, fetchedBrowser(path));
  return nothing;
}

export function fetchedBrowser(path: string): Browser {
  return { kind: 'fetched', name: 'Chrome headless shell', path, headless: 'shell' };
}

async function fetchedPrograms(browsersFolder: string): Promise<string[]> {
  const { Browser: Known, getInstalledBrowsers } = await import('@puppeteer/browsers');
  const installed = await getInstalledBrowsers({ cacheDir: browsersFolder });
  return installed
    .filter(({ browser }) => browser === Known.CHROMEHEADLESSSHELL)
    .sort((one, other) => other.buildId.localeCompare(one.buildId, 'en', { numeric: true }))
    .map(({ executablePath }) => executablePath);
}
