import { execFile } from 'node:child_process';
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

function lastWords(
  path: string,
  args: readonly string[],
  env: Record<string, string | undefined>,
): Promise<string | undefined> {
  return new Promise((resolve) => {
    const tried = [...args, '--headless', '--dump-dom', 'about:blank'];
    execFile(path, tried, { env, timeout: TRY_MS, killSignal: 'SIGKILL' }, (failed, _out, complaint) => {
      resolve(failed ? (telling(complaint) ?? failed.message.split('\n')[0]) : undefined);
    });
  });
}

/** The line that says what is wrong, among a browser's usual grumbling. */
function telling(complaint: string): string | undefined {
  const lines = complaint.split('\n').filter((line) => line.trim() !== '');
  return lines.find((line) => /shared librar|sandbox|GLIBC|not found|FATAL/i.test(line)) ?? lines[0];
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
