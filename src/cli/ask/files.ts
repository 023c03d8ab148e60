import { readdirSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { placeNamed } from '../../app/world.js';
import { isPeoplePath } from '../../portfolio/people.js';
import { attempt } from '../../text/attempt.js';
import { fromHome } from '../../text/home.js';
import type { Io } from '../io.js';
import type { Choice, Prompts } from './prompts.js';

const A_FOLDER = 'That is a folder: name a file in it.';

/** Asks for files by their paths, completing what is typed, until the person says that is all. */
export async function askForFiles(prompts: Prompts, io: Io): Promise<string[]> {
  const files: string[] = [];
  for (;;) {
    const end: Choice<string> = { value: '', name: files.length === 0 ? 'no file' : 'that is all' };
    const find = (typed: string): Choice<string>[] =>
      typed === '' ? [end, ...completions('', io.cwd)] : completions(typed, io.cwd);
    const message = files.length === 0 ? 'A file that shows it (type a path, Tab completes):' : 'Another file:';
    const file = await prompts.search(message, find, (path) => !path.endsWith('/') || A_FOLDER);
    if (file === '') return files;
    files.push(placeNamed(io, file));
  }
}

/**
 * Asks for a Word file by its path, completing what is typed; the first answer is that there is none.
 * @param validate what is wrong with a file, or true
 * @returns the path, or null for none
 */
export async function askForWordFile(
  prompts: Prompts,
  { message, none, validate }: { message: string; none: string; validate: (path: string) => true | string },
  io: Io,
): Promise<string | null> {
  const end: Choice<string> = { value: '', name: none };
  const find = (typed: string): Choice<string>[] => {
    const found = completions(typed, io.cwd).filter(({ value }) => /\/$|\.docx$/i.test(value));
    return typed === '' ? [end, ...found] : found;
  };
  const check = (path: string): true | string =>
    path === '' || (path.endsWith('/') ? A_FOLDER : validate(fromHome(path, homedir())));
  const file = await prompts.search(message, find, check);
  return file === '' ? null : placeNamed(io, file);
}

/**
 * What a path that is being typed may become: folders end in `/`, hidden files only show once a dot is typed.
 * @param cwd the folder that a relative path counts from
 */
export function completions(written: string, cwd: string): Choice<string>[] {
  const typed = dragged(written);
  const slashed = sep === '\\' ? typed.replaceAll('\\', '/') : typed;
  const cut = slashed.lastIndexOf('/') + 1;
  const [folder, begun] = [slashed.slice(0, cut), slashed.slice(cut)];
  const expanded = fromHome(folder, homedir());
  const place = isAbsolute(expanded) ? expanded : join(cwd, expanded);
  return namesIn(place)
    .filter(
      ({ name }) =>
        name.toLowerCase().startsWith(begun.toLowerCase()) &&
        !isPeoplePath(name) &&
        (begun.startsWith('.') || !name.startsWith('.')),
    )
    .map(({ name, isFolder }) => `${folder}${name}${isFolder ? '/' : ''}`)
    .slice(0, 200)
    .map((path) => ({ value: path, name: path }));
}

/** A path as a terminal writes a file that is dragged into it: in quotes, with backslashes before spaces, or as an address. */
function dragged(typed: string): string {
  const quotedPath = /^(['"])(.*)\1 *$/s.exec(typed)?.[2];
  if (quotedPath !== undefined) return quotedPath.replaceAll("'\\''", "'");
  if (/^file:\/\//i.test(typed)) return attempt(() => fileURLToPath(typed.trim())) ?? typed;
  return sep === '/' ? typed.replace(/\\(?=.)/g, '').replace(/(?<=\S) $/, '') : typed;
}

function namesIn(folder: string): { name: string; isFolder: boolean }[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .map((entry) => ({
        name: entry.name,
        isFolder: entry.isDirectory() || (entry.isSymbolicLink() && isFolder(join(folder, entry.name))),
      }))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    return [];
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
