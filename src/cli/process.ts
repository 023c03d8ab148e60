import process from 'node:process';
import type { WriteStream } from 'node:tty';
import { EXIT } from './exit.js';
import type { Terminal } from './io.js';
import { main } from './main.js';

/** Milliseconds that a command has to tidy up after Ctrl-C. */
const PATIENCE = 3000;

/** Runs one command line in this process: the only place that knows the process and sets its exit code. */
export async function runProcess(args: string[]): Promise<void> {
  // A package behind the Word file looks for a browser's storage, and Node 26 prints a warning to whoever looks.
  Object.defineProperty(globalThis, 'localStorage', { value: undefined, configurable: true });
  const interrupt = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      interrupt.abort(new Error('interrupted'));
      setTimeout(() => process.exit(EXIT.interrupted), PATIENCE).unref();
      process.once(signal, () => process.exit(EXIT.interrupted));
    });
  }
  let isUnwritten = false;
  process.stdout.once('error', (error) => {
    process.stderr.write(`mentor: ${unwrittenInWords(error)}\n`);
    process.exitCode = EXIT.couldNotRun;
    isUnwritten = true;
    interrupt.abort(new Error('interrupted'));
  });
  // A second fault says nothing new; where nobody can be told anything, there is nobody to tell of it.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  const io = processIo(interrupt.signal);
  const code = await main(args, { ...io, err: (text) => isUnwritten || io.err(text) });
  // What is written at once tells its fault within this turn; in the next one V8 would begin to tidy up.
  await new Promise<void>((resolve) => process.nextTick(resolve));
  process.exitCode ??= code;
}

/** Half a result is none, so whoever reads it is told: `mentor status --markdown > status.md` on a full disk. */
function unwrittenInWords({ code, message }: NodeJS.ErrnoException): string {
  if (code === 'EPIPE') return 'The result was not written in full: the program that was reading it ended first.';
  const why = code === 'ENOSPC' ? 'the disk is full' : message;
  return `The result could not be written: ${why}.\nFree some space, or write it somewhere else.`;
}

/**
 * Ends this process where all that it printed is written: Node would tidy up memory first, which goes with the process. Where
 * a pipe is still to take something, the process ends by itself.
 */
export function leave(): void {
  if (process.stdout.writableLength === 0 && process.stderr.writableLength === 0) process.exit();
}

function processIo(signal: AbortSignal): Terminal {
  const { env, stdout, stderr } = process;
  return {
    cwd: process.cwd(),
    env,
    out: (text) => stdout.write(text),
    err: (text) => stderr.write(text),
    // Standard input last: to look at it makes a stream of it.
    interactive: Boolean(stderr.isTTY && process.stdin.isTTY) && env['TERM'] !== 'dumb',
    colorLevel: { out: colorLevel(stdout), err: colorLevel(stderr) },
    width: stdout.columns || 80,
    isSeen: stderr.isTTY,
    now: () => new Date(),
    signal,
  };
}

/** FORCE_COLOR wins; else colour only at a terminal, and never where NO_COLOR is set or TERM is dumb. */
function colorLevel(stream: WriteStream): 0 | 1 | 2 | 3 {
  const { env } = process;
  if (env['FORCE_COLOR'] !== undefined && env['FORCE_COLOR'] !== '') return env['FORCE_COLOR'] === '0' ? 0 : 1;
  if (env['NO_COLOR'] || env['TERM'] === 'dumb' || !stream.isTTY) return 0;
  return stream.hasColors(2 ** 24) ? 3 : stream.hasColors(256) ? 2 : 1;
}
