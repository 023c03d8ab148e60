import process from 'node:process';
import type { WriteStream } from 'node:tty';
import type { Terminal } from './io.js';
import { main } from './main.js';

/** Milliseconds that a command has to tidy up after Ctrl-C. */
const PATIENCE = 3000;

/** Runs one command line in this process: the only place that knows the process and sets its exit code. */
export async function runProcess(args: string[]): Promise<void> {
  const interrupt = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      interrupt.abort(new Error('interrupted'));
      setTimeout(() => process.exit(130), PATIENCE).unref();
      process.once(signal, () => process.exit(130));
    });
  }
  for (const stream of [process.stdout, process.stderr]) stream.on('error', endOnClosedPipe);
  process.exitCode = await main(args, processIo(interrupt.signal));
}

/**
 * Ends this process where all that it printed is written: Node would tidy up memory first, which goes with the process. Where
 * a pipe is still to take something, the process ends by itself.
 */
export function leave(): void {
  if (process.stdout.writableLength === 0 && process.stderr.writableLength === 0) process.exit();
}

function processIo(signal: AbortSignal): Terminal {
  const { env, stdin, stdout, stderr } = process;
  return {
    cwd: process.cwd(),
    env,
    out: (text) => stdout.write(text),
    err: (text) => stderr.write(text),
    interactive: Boolean(stdin.isTTY && stderr.isTTY) && env['TERM'] !== 'dumb',
    colorLevel: { out: colorLevel(stdout), err: colorLevel(stderr) },
    width: stdout.columns || 80,
    now: () => new Date(),
    signal,
  };
}

/** `mentor status | head` closes the pipe early; that is no failure. */
function endOnClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
}

/** FORCE_COLOR wins; else colour only at a terminal, and never where NO_COLOR is set or TERM is dumb. */
function colorLevel(stream: WriteStream): 0 | 1 | 2 | 3 {
  const { env } = process;
  if (env['FORCE_COLOR'] !== undefined && env['FORCE_COLOR'] !== '') return env['FORCE_COLOR'] === '0' ? 0 : 1;
  if (env['NO_COLOR'] || env['TERM'] === 'dumb' || !stream.isTTY) return 0;
  return stream.hasColors(2 ** 24) ? 3 : stream.hasColors(256) ? 2 : 1;
}
