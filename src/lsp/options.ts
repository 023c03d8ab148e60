import type { FileContent, PortfolioFile } from '../portfolio/index.js';

/** What the language server gets of the world around it. */
export interface LanguageServerOptions {
  input: NodeJS.ReadableStream;
  output: NodeJS.WritableStream;
  version: string;
  /** @returns YYYY-MM-DD */
  today: () => string;
  /** Address of the page on rules, or null where it is not at hand. */
  rulesPage: string | null;
  /** @returns what is inside the files of a portfolio that are no Markdown, by path */
  lookInside: (root: string, files: readonly PortfolioFile[]) => Promise<ReadonlyMap<string, FileContent>>;
  /** @returns whether a process still runs */
  isAlive: (processId: number) => boolean;
  /** Aborted by Ctrl-C. */
  signal: AbortSignal;
}
