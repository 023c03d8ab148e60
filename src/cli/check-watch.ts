import { relative, sep } from 'node:path';
import { type CheckResult, RULES } from '../check/index.js';
import { changesBetween, changesReport } from '../check/reporters/changes.js';
import type { ContentMemory } from '../extract/index.js';
import { IGNORED_FOLDERS } from '../portfolio/files.js';
import { report, textOptions } from './check-report.js';
import { type CheckScope, checkOpen, lookInside } from './check-run.js';
import { EXIT, explain } from './errors.js';
import type { Io } from './io.js';
import { type OpenPortfolio, openPortfolio } from './open-portfolio.js';

/** Milliseconds without another change before the portfolio is checked: an editor saves in several steps. */
const QUIET = 150;

interface Looked {
  open: OpenPortfolio;
  result: CheckResult;
}

/**
 * Checks a portfolio, and again whenever a file of it is saved, until Ctrl-C. Prints the whole once, then what changed.
 * @returns the exit code: interrupted
 */
export async function watchCheck(
  dir: string | undefined,
  scope: CheckScope & { quiet: boolean },
  io: Io,
): Promise<number> {
  const memory: ContentMemory = new Map();
  const look = async (): Promise<Looked> => {
    const open = await openPortfolio(dir, io);
    return { open, result: checkOpen(open, scope, io, await lookInside(open, scope, io, memory)) };
  };
  let last = await look();
  const watcher = await watchFolder(last.open.root);
  try {
    io.out(await report(last.result, { ...about(last, scope, io), format: 'text', next: [] }));
    io.err('Watching. Ctrl-C ends it.\n');
    while (await watcher.changed(io.signal)) {
      try {
        const next = await look();
        const changes = changesBetween(last.result, next.result);
        io.out(changesReport(changes, next.result, timeOf(io.now()), await textOptions(about(next, scope, io))));
        last = next;
      } catch (error) {
        if (io.signal.aborted) break;
        io.err(`mentor: ${explain(error, false).text}\n`);
      }
    }
    return EXIT.interrupted;
  } finally {
    await watcher.close();
  }
}

function about({ open }: Looked, scope: CheckScope & { quiet: boolean }, io: Io): Parameters<typeof textOptions>[0] {
  const rules = RULES.filter(({ id }) => scope.rule === undefined || scope.rule.includes(id));
  const { portfolio } = open.linked;
  return {
    quiet: scope.quiet,
    stage: portfolio.config.stage?.value ?? null,
    rules,
    root: open.root,
    files: open.files,
    portfolio,
    io,
  };
}

interface FolderWatcher {
  /** Waits until files changed and then were left alone for a moment. @returns false when the signal came first */
  changed: (signal: AbortSignal) => Promise<boolean>;
  close: () => Promise<void>;
}

/** What changes while nobody waits is kept for the next time. */
async function watchFolder(root: string): Promise<FolderWatcher> {
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
    }, QUIET);
  });
  await new Promise<void>((ready) => watcher.once('ready', ready));
  const changed = async (signal: AbortSignal): Promise<boolean> => {
    await new Promise<void>((done) => {
      wake = done;
      signal.addEventListener('abort', () => done(), { once: true });
      if (isDirty || signal.aborted) done();
    });
    isDirty = false;
    return !signal.aborted;
  };
  const close = async (): Promise<void> => {
    clearTimeout(timer);
    await watcher.close();
  };
  return { changed, close };
}

function isIgnored(root: string, path: string): boolean {
  return relative(root, path)
    .split(sep)
    .some((part) => IGNORED_FOLDERS.has(part));
}

function timeOf(now: Date): string {
  return [now.getHours(), now.getMinutes(), now.getSeconds()].map((part) => String(part).padStart(2, '0')).join(':');
}
