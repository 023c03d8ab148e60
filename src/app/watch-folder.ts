import { existsSync, type Stats } from 'node:fs';
import { relative, sep } from 'node:path';
import type { FSWatcher } from 'chokidar';
import { IGNORED_FOLDERS } from '../portfolio/leavings.js';
import { leadsOut } from '../portfolio/paths.js';
import { Refusal } from '../text/refusal.js';

/** Milliseconds without another change before a portfolio is looked at: an editor saves in several steps. */
const QUIET = 150;
/** Milliseconds after which a folder that went away is looked for again: nobody tells when it is back. */
const AWAY = 300;

export interface FolderWatcher {
  /**
   * Waits until files changed and then were left alone for a moment.
   * @returns false when the signal came first
   * @throws Refusal where the system watches no more files
   */
  changed: (signal: AbortSignal) => Promise<boolean>;
  close: () => Promise<void>;
}

export interface WatchOptions {
  /** Milliseconds without another change before files count as saved. */
  quiet?: number;
  /** The folder of a theme, which may lie anywhere. */
  theme?: string | null;
  /** A folder of the portfolio that is written to, and so not watched. */
  except?: string | null;
}

/** Watches the files of a portfolio, and of a theme. What changes while nobody waits is kept for the next time. */
export async function watchFolder(
  root: string,
  { quiet = QUIET, theme = null, except = null }: WatchOptions = {},
): Promise<FolderWatcher> {
  const { watch } = await import('chokidar');
  const folders = theme === null ? [root] : [root, theme];
  const watcher = watch(folders, {
    ignoreInitial: true,
    followSymlinks: false,
    ignored: (path, stats) =>
      (isIgnored(root, path) || isWithin(except, path)) && !(theme !== null && isOfTheme(theme, path, stats)),
  });
  let isDirty = false;
  let wake = (): void => {};
  let timer: NodeJS.Timeout | undefined;
  const note = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      isDirty = true;
      wake();
    }, quiet);
  };
  watcher.on('all', note);
  const stopLooking = lookForReturn(watcher, folders, note);
  let fault: Refusal | null = null;
  watcher.on('error', (error) => {
    fault ??= faultOf(error);
    if (fault) wake();
  });
  await new Promise<void>((ready) => watcher.once('ready', ready));
  const changed = async (signal: AbortSignal): Promise<boolean> => {
    let stop = (): void => {};
    await new Promise<void>((done) => {
      wake = done;
      stop = () => done();
      signal.addEventListener('abort', stop);
      if (isDirty || fault || signal.aborted) done();
    });
    signal.removeEventListener('abort', stop);
    isDirty = false;
    if (fault && !signal.aborted) throw fault;
    return !signal.aborted;
  };
  const close = async (): Promise<void> => {
    clearTimeout(timer);
    stopLooking();
    await watcher.close();
  };
  return { changed, close };
}

/**
 * Follows a watched folder again that was moved away and back, which the watcher alone would not.
 * @param note is told when one is back
 * @returns what ends the looking
 */
function lookForReturn(watcher: FSWatcher, folders: readonly string[], note: () => void): () => void {
  const away = new Map<string, NodeJS.Timeout>();
  const look = (folder: string): void => {
    if (!existsSync(folder)) return;
    clearInterval(away.get(folder));
    watcher.unwatch(folder).add(folder);
    note();
  };
  watcher.on('unlinkDir', (path) => {
    if (!folders.includes(path)) return;
    clearInterval(away.get(path));
    away.set(path, setInterval(look, AWAY, path));
  });
  return () => {
    for (const timer of away.values()) clearInterval(timer);
  };
}

/** What cannot be entered is told by the check itself; a system that watches no more files would miss saves in silence. */
function faultOf(error: unknown): Refusal | null {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'EACCES' || code === 'EPERM') return null;
  const message = `The system cannot watch all files in this folder (${code ?? String(error)}).`;
  return new Refusal(
    'CannotWatch',
    message,
    'Close other programs that watch files, or raise the limit on watched files.',
  );
}

/** The portfolio itself is watched, even where it is what is written to. */
function isWithin(folder: string | null, path: string): boolean {
  return folder !== null && path.startsWith(folder + sep);
}

/** Beside the portfolio nothing is looked at but a theme, and in a portfolio not what is made of it. */
function isIgnored(root: string, path: string): boolean {
  const way = relative(root, path);
  return leadsOut(way) || way.split(sep).some((part) => IGNORED_FOLDERS.has(part));
}

/** The folder itself, its templates, and `styles` with what it holds: somebody's whole desktop is not watched for them. */
function isOfTheme(theme: string, path: string, stats: Stats | undefined): boolean {
  const way = relative(theme, path).split(sep).join('/');
  if (way === '' || way === 'styles' || /^(styles\/)[^/]+\.css$/.test(way)) return true;
  return /^[^/]+\.hbs$/.test(way) && stats?.isDirectory() !== true;
}
