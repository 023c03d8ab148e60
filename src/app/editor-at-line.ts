import { basename } from 'node:path';
import { editFile, editorWords, isInstalled, startEditor } from './editor.js';
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
  await startEditor(program, line === null ? [file] : how(file, line), env, false);
}

function editorOf(env: World['env']): [program: string, how: AtLine] | null {
  const named = editorWords(env)[0] ?? '';
  const own = WINDOWED.get(nameOf(named));
  if (own) return [named, own];
  return [...WINDOWED].find(([name]) => isInstalled(name, env)) ?? null;
}

function nameOf(program: string): string {
  return basename(program)
    .replace(/\.(exe|cmd)$/i, '')
    .toLowerCase();
}
