import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { basename, delimiter, join } from 'node:path';
import { editFile, words } from './editor.js';
import type { World } from './world.js';

type AtLine = (file: string, line: number) => string[];

const WITH_COLON: AtLine = (file, line) => [`${file}:${line}`];
const WITH_GOTO: AtLine = (file, line) => ['--goto', `${file}:${line}`];

/** Editors with a window of their own, and how each is told a line. One that needs the terminal cannot be opened from a page. */
const WINDOWED: ReadonlyMap<string, AtLine> = new Map([
  ['code', WITH_GOTO],
  ['code-insiders', WITH_GOTO],
  ['codium', WITH_GOTO],
  ['cursor', WITH_GOTO],
  ['zed', WITH_COLON],
  ['zeditor', WITH_COLON],
  ['subl', WITH_COLON],
  ['gedit', (file, line) => [`+${line}`, file]],
  ['kate', (file, line) => ['--line', String(line), file]],
  ['notepad++', (file, line) => [`-n${line}`, file]],
  ['mate', (file, line) => ['--line', String(line), file]],
]);

/**
 * Opens a file at a line, in the windowed editor that $VISUAL or $EDITOR names, else in one that is installed, else with
 * the program that the system has for such files, which is not told the line.
 * @param file absolute path
 * @param line from 1; null: wherever it opens
 * @throws Refusal where nothing could be started
 */
export async function editAtLine(file: string, line: number | null, { env }: Pick<World, 'env'>): Promise<void> {
  const [program, how] = editorOf(env) ?? [];
  if (!program || !how) return editFile(file, { env: { ...env, VISUAL: '', EDITOR: '' } }, false);
  await new Promise<void>((done, fail) => {
    const shell = process.platform === 'win32';
    const args = line === null ? [file] : how(file, line);
    const child = spawn(program, shell ? args.map((arg) => `"${arg}"`) : args, {
      env,
      stdio: 'ignore',
      detached: true,
      shell,
    });
    child.once('error', fail);
    child.once('spawn', () => {
      child.unref();
      done();
    });
  });
}

function editorOf(env: World['env']): [program: string, how: AtLine] | null {
  const named = words(env['VISUAL'] || env['EDITOR'] || '')[0] ?? '';
  const own = WINDOWED.get(nameOf(named));
  if (own) return [named, own];
  const folders = (env['PATH'] ?? '').split(delimiter);
  for (const [name, how] of WINDOWED)
    if (folders.some((folder) => ENDINGS.some((ending) => existsSync(join(folder, name + ending))))) return [name, how];
  return null;
}

const ENDINGS = process.platform === 'win32' ? ['.cmd', '.exe'] : [''];

function nameOf(program: string): string {
  return basename(program)
    .replace(/\.(exe|cmd)$/i, '')
    .toLowerCase();
}
