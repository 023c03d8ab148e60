import process from 'node:process';
import { spawn } from '@lydell/node-pty';
import { onTestFinished } from 'vitest';

/** The built program, as `npm` links it. */
export const PROGRAM: string = new URL('../../bin/mentor.js', import.meta.url).pathname;

export const KEYS = { enter: '\r', down: '\u001b[B', up: '\u001b[A', tab: '\t', space: ' ', ctrlC: '\u0003' } as const;

/** The built program at a pseudo-terminal of 80 by 30, driven like a person would. */
export class Terminal {
  #output = '';
  #seen = 0;
  #code: number | null = null;
  readonly #pty: ReturnType<typeof spawn>;

  constructor(args: readonly string[], cwd: string, env: Record<string, string> = {}) {
    const { PATH = '', HOME = '', LANG = 'C.UTF-8' } = process.env;
    this.#pty = spawn(process.execPath, [PROGRAM, ...args], {
      name: env['TERM'] ?? 'xterm-256color',
      cols: 80,
      rows: 30,
      cwd,
      env: { PATH, HOME, LANG, NO_COLOR: '1', ...env },
    });
    this.#pty.onData((data) => {
      this.#output += data;
    });
    this.#pty.onExit(({ exitCode, signal }) => {
      this.#code = signal ? 128 + signal : exitCode;
    });
    onTestFinished(() => {
      if (this.#code === null) this.#pty.kill();
    });
  }

  /** All that was shown, without what moves the cursor or colours. */
  get screen(): string {
    return plain(this.#output);
  }

  /** Waits until the text has been shown since the last answer, then types the answer. */
  async answer(question: string, keys: string): Promise<void> {
    await this.#until(() => plain(this.#output.slice(this.#seen)).includes(question), `"${question}"`);
    this.#seen = this.#output.length;
    this.#pty.write(keys);
  }

  /** @returns the exit code, when the program has ended */
  async end(): Promise<number> {
    await this.#until(() => this.#code !== null, 'the end of the program');
    return this.#code ?? -1;
  }

  async #until(holds: () => boolean, what: string): Promise<void> {
    const deadline = Date.now() + 120_000;
    while (!holds()) {
      if (this.#code !== null && what !== 'the end of the program') break;
      if (Date.now() > deadline) break;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    if (!holds()) throw new Error(`Waited in vain for ${what}; the screen shows:\n${this.screen}`);
  }
}

function plain(output: string): string {
  return output.replace(/\u001b\[[0-9;?]*[A-Za-z]|\u001b[78=>]|\u001b\][^\u0007]*\u0007/g, '').replaceAll('\r\n', '\n');
}
