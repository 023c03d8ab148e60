import { type StdioOptions, spawn } from 'node:child_process';
import { Refusal } from '../text/refusal.js';
import type { World } from './world.js';

/**
 * Opens a file in the editor that $VISUAL or $EDITOR names, else in the program that the system has for it.
 * @param waits whether to wait until an editor in the terminal is closed; one of the system's has a window
 * @throws Refusal where nothing could be started
 */
export async function editFile(file: string, { env }: Pick<World, 'env'>, waits: boolean): Promise<void> {
  const [command = '', ...args] = words(env['VISUAL'] || env['EDITOR'] || '');
  const own = command !== '';
  const [program, options] = own ? [command, args] : systemOpener();
  await start(program, [...options, file], own && waits).catch(() => {
    throw new Refusal(
      'NoEditor',
      `${program} could not be started, so ${file} was not opened.`,
      'Set EDITOR to your editor, such as EDITOR=nano; the file is there all the same.',
    );
  });
}

/** `code --wait` and `"C:\Program Files\…" -n`: words with spaces stand in quotes. */
export function words(text: string): string[] {
  return [...text.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map((match) => match[1] ?? match[2] ?? match[3] ?? '');
}

function systemOpener(): [program: string, options: string[]] {
  if (process.platform === 'win32') return ['explorer.exe', []];
  return [process.platform === 'darwin' ? 'open' : 'xdg-open', []];
}

function start(program: string, args: readonly string[], waits: boolean): Promise<void> {
  return new Promise((done, fail) => {
    const stdio: StdioOptions = waits ? ['inherit', 2, 2] : 'ignore';
    const shell = process.platform === 'win32';
    const child = spawn(program, shell ? args.map((arg) => `"${arg}"`) : args, { stdio, detached: !waits, shell });
    child.once('error', fail);
    if (waits) child.once('exit', () => done());
    else
      child.once('spawn', () => {
        child.unref();
        done();
      });
  });
}
