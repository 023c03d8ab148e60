import { relative, sep } from 'node:path';
import { IGNORED_FOLDERS } from '../portfolio/files.js';
import { CannotRun } from './errors.js';

/** Milliseconds without another change before a portfolio is looked at: an editor saves in several steps. */
const QUIET = 150;

export interface FolderWatcher {
  /**
   * Waits until files changed and then were left alone for a moment.
   * @returns false when the signal came first
   * @throws CannotRun where the system watches no more files
   */
  changed: (signal: AbortSignal) => Promise<boolean>;
  close: () => Promise<void>;
}

/**
 * Watches the files of a portfolio. What changes while nobody waits is kept for the next time.
 * @param quiet milliseconds without another change before files count as saved
 */
export async function watchFolder(root: string, quiet: number = QUIET): Promise<FolderWatcher> {
  const { watch } = await import('chokidar');
  const watcher = watch(root, { ignoreInitial: true, followSymlinks: false, ignored: (path) => isIgnored(root, path) });
  let isDirty = false;
  let wake = (): void => {};
  let timer: NodeJS.Timeout | undefined;
  watcher.on('all', () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      isDirty = true;
      wake();
    }, quiet);
  });
  let fault: CannotRun | null = null;
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
    await watcher.close();
  };
  return { changed, close };
}

/** What cannot be entered is told by the check itself; a system that watches no more files would miss saves in silence. */
function faultOf(error: unknown): CannotRun | null {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'EACCES' || code === 'EPERM') return null;
  const message = `The system cannot watch all files of this folder (${code ?? String(error)}).`;
  return new CannotRun(
    'CannotWatch',
    message,
    'End other programs that watch files, or raise the limit of watched files.',
  );
}

function isIgnored(root: string, path: string): boolean {
  return relative(root, path)
    .split(sep)
    .some((part) => IGNORED_FOLDERS.has(part));
}
