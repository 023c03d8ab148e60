import { basename } from 'node:path';
import { fromHome } from '../../text/home.js';
import { adviceFor, adviceForWrongName } from './advice.js';
import { lookForEmbedded } from './embedded.js';
import { lookForFetched } from './fetched.js';
import {
  type BrowserFound,
  type BrowserMissing,
  headlessMode,
  type Look,
  type LookedAt,
  seen,
  unseen,
} from './found.js';
import { lookForInstalled } from './installed.js';
import { type BrowserSearch, type Machine, machineOf } from './machine.js';
import { isProgram } from './program.js';

/**
 * Finds the browser that makes the PDF: the one the user names (`--browser`, MENTOR_BROWSER, PUPPETEER_EXECUTABLE_PATH), one
 * fetched by `mentor browser install`, one inside an npm package, an installed Chrome, Edge or Chromium. The first wins: what is there
 * because somebody wanted it to print, as where a policy forbids an installed one to, is a browser without a window, which starts in a
 * third of the time and prints in two thirds.
 * Nothing is launched, unpacked or fetched.
 *
 * @returns the browser, or what to do about having none; both say where it was looked for
 * @throws Refusal BrowserCacheUnsafe if others could have put a program among the fetched ones, and there is no other browser
 */
export async function findBrowser(search: BrowserSearch): Promise<BrowserFound | BrowserMissing> {
  const machine = machineOf(search);
  const named = await lookWhereNamed(machine);
  if (named?.browser) return { found: true, ...named.browser, looked: named.looked };
  if (named?.looked[0]) return { found: false, message: adviceForWrongName(named.looked[0]), looked: named.looked };

  const looked: LookedAt[] = [];
  let refused: unknown;
  for (const look of [lookForFetched, lookForEmbedded, lookForInstalled]) {
    const result = await look(machine).catch((error: unknown): Look => {
      refused = error;
      return { looked: [] };
    });
    looked.push(...result.looked);
    if (result.browser && result.browser.kind !== search.without) return { found: true, ...result.browser, looked };
  }
  if (refused !== undefined) throw refused;
  return { found: false, message: adviceFor(machine, looked), looked };
}

/** Looks where the user points. Undefined if the user points nowhere; a wrong path is an end of the search, not a hint. */
async function lookWhereNamed(machine: Machine): Promise<Look | undefined> {
  const pointer = pointers(machine).find(({ path }) => path);
  if (!pointer?.path) return undefined;
  const { place } = pointer;
  const path = fromHome(pointer.path, machine.home);
  if (!(await isProgram(path))) return unseen(place, `there is no program at ${path}`);
  return seen(place, { kind: 'named', name: basename(path), path, headless: headlessMode(path) });
}

function pointers({ named, env }: Machine): { place: string; path: string | undefined }[] {
  return [
    { place: '--browser', path: named },
    ...['MENTOR_BROWSER', 'PUPPETEER_EXECUTABLE_PATH'].map((place) => ({ place, path: env[place] })),
  ];
}
