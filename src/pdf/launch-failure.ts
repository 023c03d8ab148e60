import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import { Refusal } from '../text/refusal.js';
import { makeProfile } from './profile.js';

/**
 * Says why a browser did not start. Over a pipe its last words are lost, so it is run once more for them.
 *
 * @param patience how long it is waited for, in milliseconds
 * @returns null if it started this time, as where a scanner for viruses ended it the first time
 */
export async function explainFailure(
  path: string,
  args: readonly string[],
  env: Record<string, string | undefined>,
  error: unknown,
  patience: number,
): Promise<Refusal | null> {
  const tried = await tryOnce(path, args, env, patience);
  if (tried === STARTED) return null;
  return launchFailure(path, telling(tried) ?? SILENT, error);
}

/** @param words what the browser says */
export function launchFailure(path: string, words: string, error: unknown): Refusal {
  const message = [`The browser ${path} did not start.`, words, ...cures(words)].join('\n');
  return new Refusal('BrowserLaunchFailed', message, '', { cause: error });
}

/** What to say of a browser that says nothing. */
export const SILENT = 'It ended, or did not answer, and said nothing.';

const STARTED = Symbol('started');

/** @returns what it wrote before it ended, or that it answers */
async function tryOnce(
  path: string,
  args: readonly string[],
  env: Record<string, string | undefined>,
  patience: number,
): Promise<string | typeof STARTED> {
  const profile = await makeProfile();
  const all = [...args, `--user-data-dir=${profile.folder}`, '--headless', '--remote-debugging-pipe'];
  const browser = spawn(path, all, {
    env: { ...env, ...profile.env },
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
  });
  let complaint = '';
  browser.stderr?.setEncoding('utf8').on('data', (part: string) => {
    complaint += part;
  });
  const closed = once(browser, 'close').catch((error: unknown) => error);
  const timer = setTimeout(() => end(browser), patience);
  try {
    return await Promise.race([answer(browser), closed.then(() => complaint)]);
  } finally {
    clearTimeout(timer);
    end(browser);
    await closed;
    await profile.remove();
  }
}

/** Lets go of its pipes too, which a program that it started may hold open. */
function end(browser: ChildProcess): void {
  browser.kill('SIGKILL');
  for (const stream of browser.stdio) stream?.destroy();
}

/** Asks for its version over the pipe, as a driver would; waits for ever where nothing comes. */
async function answer({ stdio: [, , , input, output] }: ChildProcess): Promise<typeof STARTED> {
  (input as Writable).on('error', () => undefined).write('{"id":1,"method":"Browser.getVersion"}\0');
  await once(
    (output as Readable).on('error', () => undefined),
    'data',
  );
  return STARTED;
}

/** The sentence that says what is wrong, among a browser's usual grumbling and without the place in its source. */
function telling(complaint: string): string | undefined {
  const lines = complaint.split('\n').filter((line) => line.trim() !== '');
  const line = lines.find((each) => /shared librar|sandbox|GLIBC|not found|FATAL/i.test(each)) ?? lines[0];
  return line?.replace(/^\[[^\]]*\]\s*/, '').replace(/^(.+?[.!])\s.*$/, '$1');
}

function cures(words: string): string[] {
  if (/sandbox/i.test(words)) {
    return [
      'This system lets only browsers from its own packages use their sandbox. Install Chrome, Edge or Chromium in the',
      "system's way; or, if the portfolio is your own, set MENTOR_NO_SANDBOX=1 to run without.",
    ];
  }
  if (/shared librar|GLIBC|not found/i.test(words))
    return ["It lacks libraries of the system. Installing Chromium with the system's package manager adds them."];
  return [
    'A school may have a policy that forbids programs to control Edge or Chrome (RemoteDebuggingAllowed, HeadlessModeEnabled and',
    'DeveloperToolsAvailability; edge://policy or chrome://policy shows them). `mentor browser install` fetches a browser for',
    'mentor alone; --browser names another. `mentor render --html` needs none.',
  ];
}
