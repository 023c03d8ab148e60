import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { PdfError } from './errors.js';

const TRY_MS = 15_000;

/**
 * Says why a browser did not start. Over a pipe its last words are lost, so it is run once more for them.
 */
export async function explainFailure(
  path: string,
  args: readonly string[],
  env: Record<string, string | undefined>,
  error: unknown,
): Promise<PdfError> {
  const words = (await lastWords(path, args, env)) ?? (error instanceof Error ? error.message : String(error));
  const message = [`The browser ${path} did not start.`, words, ...cures(words)].join('\n');
  return new PdfError('BrowserLaunchFailed', message, error);
}

async function lastWords(
  path: string,
  args: readonly string[],
  env: Record<string, string | undefined>,
): Promise<string | undefined> {
  const profile = await mkdtemp(join(tmpdir(), 'mentor-browser-'));
  const tried = [...args, `--user-data-dir=${profile}`, '--headless', '--dump-dom', 'about:blank'];
  try {
    await promisify(execFile)(path, tried, { env, timeout: TRY_MS, killSignal: 'SIGKILL' });
    return undefined;
  } catch (error) {
    return telling((error as { stderr?: string }).stderr ?? '') ?? String(error).split('\n')[0];
  } finally {
    await rm(profile, { recursive: true, force: true });
  }
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
      'This system does not let a browser that was not installed by it use its sandbox. Install Chrome, Edge or Chromium the',
      "system's way; or, if the portfolio is your own, set MENTOR_NO_SANDBOX=1 to run without.",
    ];
  }
  if (/shared librar|GLIBC|not found/i.test(words)) {
    return ["It lacks libraries of the system. Installing Chromium by the system's package manager brings them."];
  }
  return ['Another one can be named by --browser. `mentor render --html` needs none.'];
}
