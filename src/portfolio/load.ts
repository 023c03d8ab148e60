import { listBuiltInFrameworks, loadBuiltInFramework } from '../framework/index.js';
import type { FileSet } from './files.js';
import type { Portfolio } from './model.js';
import { type FrameworkSource, readPortfolio } from './portfolio.js';
import { readFolder } from './read-folder.js';

/** A portfolio read from disk, and the texts it was read from. */
export interface LoadedPortfolio {
  portfolio: Portfolio;
  files: FileSet;
}

const BUILT_IN: FrameworkSource = {
  ids: () => listBuiltInFrameworks().map(({ id }) => id),
  load: loadBuiltInFramework,
};

/**
 * Reads the portfolio in a folder. Wrong content is among its `problems`.
 * @param root the folder that holds portfolio.yaml
 * @throws the system's error where the folder itself cannot be read
 */
export async function loadPortfolio(root: string): Promise<LoadedPortfolio> {
  const files = readFolder(root);
  return { files, portfolio: readPortfolio(files, BUILT_IN) };
}
