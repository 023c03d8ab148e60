import type { Browser as Process } from 'puppeteer';
import { messageOf } from '../text/explain.js';
import { Refusal } from '../text/refusal.js';
import { embeddedChromium, embeddedEnvironment, unpackEmbedded } from './browser/embedded.js';
import { findBrowser } from './browser/find.js';
import type { Browser } from './browser/found.js';
import { type BrowserSearch, type Machine, machineOf } from './browser/machine.js';
import { explainFailure, launchFailure, SILENT } from './launch-failure.js';
import { makeProfile, type Profile } from './profile.js';

/** A browser that runs, and which one it is. */
export interface Launched {
  readonly browser: Browser;
  readonly process: Process;
  readonly version: string;
  readonly profile: Profile;
}

/** How long a browser may take until it answers, in milliseconds. */
export interface Patience {
  readonly start: number;
  /** When it is run again for its last words. */
  readonly again: number;
}

/** A school laptop that has just been opened may take a while; a browser that never answers costs a minute at most. */
const PATIENCE: Patience = { start: 40_000, again: 15_000 };

/**
 * Finds a browser and starts it without a window, with a profile of its own that `endBrowser` removes. It is driven over a pipe,
 * so there is no port for others on the machine to connect to, and it ends when this process does, however that ends.
 *
 * @param signal kills the browser at any time, also while it starts
 * @throws Refusal BrowserNotFound, BrowserCacheUnsafe or BrowserLaunchFailed
 */
export async function launchBrowser(
  search: BrowserSearch,
  signal: AbortSignal,
  patience: Patience = PATIENCE,
): Promise<Launched> {
  const machine = machineOf(search);
  const [[browser, env], { default: puppeteer }] = await Promise.all([
    readyBrowser(search, machine),
    import('puppeteer'),
  ]);
  const args = launchArguments(machine);
  signal.throwIfAborted();
  const start = async (): Promise<Launched> => {
    const silent = new AbortController();
    const timer = setTimeout(() => silent.abort(), patience.start);
    const ended = AbortSignal.any([signal, silent.signal]);
    const profile = await makeProfile();
    const run = async (): Promise<Launched> => {
      const process = await puppeteer.launch({
        executablePath: browser.path,
        headless: browser.headless,
        args,
        env: { ...env, ...profile.env },
        userDataDir: profile.folder,
        pipe: true,
        signal: ended,
        handleSIGINT: false,
        handleSIGTERM: false,
        handleSIGHUP: false,
        networkEnabled: false,
        protocolTimeout: 0,
        timeout: 0,
      });
      profile.follow();
      return { browser, process, version: await process.version(), profile };
    };
    try {
      return await unlessEnded(run(), ended);
    } catch (error) {
      await profile.remove();
      throw error;
    } finally {
      clearTimeout(timer);
    }
  };
  try {
    return await start();
  } catch (error) {
    signal.throwIfAborted();
    const failure = await explainFailure(browser.path, args, env, error, patience.again);
    if (failure) throw failure;
    signal.throwIfAborted();
    return await start().catch((again: unknown) => {
      signal.throwIfAborted();
      throw launchFailure(browser.path, SILENT, again);
    });
  }
}

/** Puppeteer kills a browser that is ended while it starts, and may then wait for its first page for ever. */
async function unlessEnded<T>(work: Promise<T>, ended: AbortSignal): Promise<T> {
  work.catch(() => undefined);
  let end = (): void => undefined;
  const ending = new Promise<never>((_, reject) => {
    end = () => reject(ended.reason);
  });
  ended.addEventListener('abort', end);
  try {
    ended.throwIfAborted();
    return await Promise.race([work, ending]);
  } finally {
    ended.removeEventListener('abort', end);
  }
}

/** A browser asked to end does so in a tenth of a second; one that hangs is not asked twice. */
const END_TIMEOUT_MS = 5_000;

/** Ends a browser and waits until its process and its profile are gone. */
export async function endBrowser({ process, profile }: Launched): Promise<void> {
  const timer = setTimeout(() => process.process()?.kill('SIGKILL'), END_TIMEOUT_MS);
  try {
    await process.close();
  } finally {
    clearTimeout(timer);
    await profile.remove();
  }
}

/** One that cannot be unpacked, as where the disk is full or the cache is not the user's alone, is passed over if there is another. */
async function readyBrowser(
  search: BrowserSearch,
  machine: Machine,
): Promise<readonly [Browser, Record<string, string | undefined>]> {
  const browser = await requireBrowser(search);
  try {
    return [browser, await prepare(browser, machine)];
  } catch (error) {
    const other = await findBrowser({ ...search, without: browser.kind });
    if (!other.found) throw error;
    return [other, await prepare(other, machine)];
  }
}

async function requireBrowser(search: BrowserSearch): Promise<Browser> {
  const result = await findBrowser(search);
  if (!result.found) throw new Refusal('BrowserNotFound', result.message);
  return result;
}

/** Unpacks an embedded browser if need be, and says in which environment the browser runs. Ours stays as it is. */
async function prepare(browser: Browser, machine: Machine): Promise<Record<string, string | undefined>> {
  const chromium = browser.kind === 'embedded' ? embeddedChromium(machine.browsersFolder) : undefined;
  if (!chromium) return { ...machine.env };
  try {
    await unpackEmbedded(chromium, machine.uid);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    const reason = messageOf(error);
    throw new Refusal('BrowserLaunchFailed', `Chromium could not be unpacked into ${chromium.folder}: ${reason}`, '', {
      cause: error,
    });
  }
  return { ...machine.env, ...embeddedEnvironment(chromium.folder, machine.env) };
}

/**
 * What a full browser does for a person in front of it: it runs the lists below its address bar in a process of their own (a tenth of
 * a short print's processor time), and keeps the documents that a page showed before.
 */
const FOR_A_PERSON = '--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup,BackForwardCache';

/**
 * The sandbox stays on but for root, whom Chromium refuses to run sandboxed. No name resolves, so even what slips past
 * the refusal of requests (a preconnect, the browser's own services) reaches no network.
 */
function launchArguments({ uid, env }: Machine): string[] {
  const args = ['--disable-gpu', '--font-render-hinting=none', '--host-resolver-rules=MAP * ~NOTFOUND', FOR_A_PERSON];
  if (uid === 0 || env['MENTOR_NO_SANDBOX'] === '1') args.push('--no-sandbox');
  return args;
}
