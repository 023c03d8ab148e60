import { type StdioOptions, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { Refusal } from '../text/refusal.js';
import type { World } from './world.js';

/**
 * Opens a file in the editor that $VISUAL or $EDITOR names, else in the program that the system has for it.
 * @param waits whether to wait until an editor in the terminal is closed; one of the system's has a window
 * @throws Refusal where nothing could be started
 */
export async function editFile(file: string, { env }: Pick<World, 'env'>, waits: boolean): Promise<void> {
  const [program, ...args] = editorWords(env);
  const [command, options] = program === undefined ? systemOpener() : [program, args];
  await startEditor(command, [...options, file], env, program !== undefined && waits).catch(() => {
    const hint = 'Set EDITOR to your editor, such as EDITOR=nano; the file was written all the same.';
    throw new Refusal('NoEditor', `${command} could not be started, so ${file} was not opened.`, hint);
  });
}

/**
 * The editor and its options: `code --wait` and `"C:\\Program Files\\…" -n`. Words with spaces stand in quotes; the path of a
 * program that is there needs none.
 */
export function editorWords(env: World['env']): string[] {
  const text = (env['VISUAL'] || env['EDITOR'] || '').trim();
  const bare = [...text.matchAll(/(?:\s|$)/g)]
    .map(({ index }) => text.slice(0, index))
    .filter((path) => /[/\\]/.test(path));
  const program = bare.reverse().find((path) => existsSync(path)) ?? '';
  const rest = [...text.slice(program.length).matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)];
  return [program, ...rest.map((match) => match[1] ?? match[2] ?? match[3] ?? '')].filter(Boolean);
}

function systemOpener(): [program: string, options: string[]] {
  if (process.platform === 'win32') return ['explorer.exe', []];
  return [process.platform === 'darwin' ? 'open' : 'xdg-open', []];
}

/** What the name of a program may go without. */
const ENDINGS = process.platform === 'win32' ? ['', '.exe', '.cmd', '.bat', '.com'] : [''];

/** Whether a program is where its path says, or in one of the folders of the user's path. */
export function isInstalled(program: string, env: World['env']): boolean {
  const [, path = ''] = Object.entries(env).find(([name]) => /^path$/i.test(name)) ?? [];
  const places = /[/\\]/.test(program) ? [program] : path.split(delimiter).map((folder) => join(folder, program));
  return places.some((place) => ENDINGS.some((ending) => existsSync(place + ending)));
}

/**
 * Starts an editor; without `waits` it goes on when we end. Rejects where there is no such program: where a shell has to
 * start it, only looking tells.
 */
export function startEditor(
  program: string,
  args: readonly string[],
  env: World['env'],
  waits: boolean,
): Promise<void> {
  // Of the programs of Windows many are scripts (code.cmd), which only a shell starts.
  const shell = process.platform === 'win32';
  const quoted = (word: string): string => (shell ? `"${word}"` : word);
  return new Promise((done, fail) => {
    if (!isInstalled(program, env)) return fail(new Error(program));
    const stdio: StdioOptions = waits ? ['inherit', 2, 2] : 'ignore';
    const child = spawn(quoted(program), args.map(quoted), { env, stdio, detached: !waits, shell });
    child.once('error', fail);
    child.once(waits ? 'exit' : 'spawn', () => {
      child.unref();
      done();
    });
  });
}
