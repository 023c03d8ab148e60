import { dirname, join, relative } from 'node:path';
import { CONFIG_PATH, findPortfolioRoot } from '../portfolio/index.js';
import { IGNORED_FOLDERS } from '../portfolio/leavings.js';
import { leadsOut } from '../portfolio/paths.js';
import { pathInside, pathOfAddress } from './addresses.js';
import type { LanguageServerOptions } from './options.js';
import { PortfolioSession } from './session.js';

/** A file of a portfolio that is open in the editor, or is to be. */
export interface Place {
  session: PortfolioSession;
  /** In the portfolio, with `/`. */
  path: string;
}

/** The portfolios that the opened files belong to. */
export class Workspace {
  readonly #options: LanguageServerOptions;
  readonly #sessions = new Map<string, PortfolioSession>();
  readonly #folders = new Set<string>();

  constructor(options: LanguageServerOptions) {
    this.#options = options;
  }

  get sessions(): Iterable<PortfolioSession> {
    return this.#sessions.values();
  }

  /** @param addresses of the workspace's folders; without any, a portfolio may lie anywhere above a file */
  addFolders(addresses: readonly string[]): void {
    for (const address of addresses) {
      const folder = pathOfAddress(address);
      if (folder !== null) this.#folders.add(folder);
    }
  }

  removeFolders(addresses: readonly string[]): void {
    for (const address of addresses) this.#folders.delete(pathOfAddress(address) ?? '');
  }

  /** @returns the portfolio a file belongs to, opened where it was not; null for what belongs to none */
  open(address: string): Place | null {
    const file = pathOfAddress(address);
    const root = file === null ? null : findPortfolioRoot(dirname(file));
    if (file === null || root === null || !this.#contains(root)) return null;
    const path = pathInside(root, file);
    if (path === null || isIgnored(path)) return null;
    const session = this.#sessions.get(root) ?? new PortfolioSession(root, this.#options);
    this.#sessions.set(root, session);
    return { session, path };
  }

  /** @returns the portfolio among those opened that a file lies in, even if it is gone from disk */
  find(address: string): Place | null {
    const file = pathOfAddress(address);
    if (file === null) return null;
    const inOrder = [...this.#sessions.values()].sort((a, b) => b.root.length - a.root.length);
    for (const session of inOrder) {
      const path = pathInside(session.root, file);
      if (path !== null && !isIgnored(path)) return { session, path };
    }
    return null;
  }

  close(session: PortfolioSession): void {
    this.#sessions.delete(session.root);
  }

  /** @returns whether a portfolio has lost its portfolio.yaml */
  isGone({ root }: PortfolioSession): boolean {
    return findPortfolioRoot(root) !== root;
  }

  #contains(root: string): boolean {
    if (this.#folders.size === 0) return true;
    return [...this.#folders].some((folder) => !leadsOut(relative(folder, join(root, CONFIG_PATH))));
  }
}

/** What was handed in or rendered is no part of what is being written. */
function isIgnored(path: string): boolean {
  return path.split('/').some((part) => IGNORED_FOLDERS.has(part));
}
