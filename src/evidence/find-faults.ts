import { join } from 'node:path';
import type { EvidenceFault, PortfolioFile } from '../portfolio/model.js';
import { withFile } from './bytes.js';
import { faultOf } from './fault.js';
import { stateOf } from './file-state.js';

/** What was found before, by a file's path and state. */
export interface FaultStore {
  get: (key: string) => string | undefined;
  set: (key: string, value: string) => void;
}

/** Texts that the portfolio itself reads: what is wrong with them is told elsewhere. */
const OWN = /\.(md|markdown|ya?ml)$/i;
const NONE = '-';

/**
 * Finds the files of a portfolio that no reader can open.
 * @param root absolute path of the portfolio
 * @param store files whose state has not changed are not looked at again
 * @param markOf what tells a file's state; undefined where nothing tells it for sure
 */
export async function findFaults(
  root: string,
  files: Iterable<PortfolioFile>,
  store: FaultStore = new Map(),
  markOf: (path: string) => string | undefined = (path) => stateOf(join(root, path)).mark,
): Promise<Map<string, EvidenceFault>> {
  const faults = new Map<string, EvidenceFault>();
  for (const { path, outside, size } of files) {
    if (outside || OWN.test(path)) continue;
    const fault = size === 0 ? 'empty' : await remembered(join(root, path), path, markOf(path), store);
    if (fault) faults.set(path, fault);
  }
  return faults;
}

async function remembered(
  file: string,
  path: string,
  mark: string | undefined,
  store: FaultStore,
): Promise<EvidenceFault | null> {
  const key = `${path}\0${mark}`;
  const known = mark === undefined ? undefined : store.get(key);
  if (known !== undefined) return known === NONE ? null : (known as EvidenceFault);
  // What cannot be read is a problem of the folder, which says so.
  const fault = await withFile(file, (source) => faultOf(path, source)).catch(() => null);
  if (mark) store.set(key, fault ?? NONE);
  return fault;
}
