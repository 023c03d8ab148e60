import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { EvidenceFault, PortfolioFile } from '../portfolio/model.js';
import { attempt } from '../text/attempt.js';
import { withFile } from './bytes.js';
import { faultOf } from './fault.js';

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
 */
export async function findFaults(
  root: string,
  files: Iterable<PortfolioFile>,
  store: FaultStore = new Map(),
): Promise<Map<string, EvidenceFault>> {
  const faults = new Map<string, EvidenceFault>();
  for (const { path, outside, size } of files) {
    if (outside || OWN.test(path)) continue;
    const fault = size === 0 ? 'empty' : await remembered(root, path, store);
    if (fault) faults.set(path, fault);
  }
  return faults;
}

async function remembered(root: string, path: string, store: FaultStore): Promise<EvidenceFault | null> {
  const full = join(root, path);
  const state = attempt(() => statSync(full));
  // What cannot be read is a problem of the folder, which says so.
  if (state === null) return null;
  const key = `${path}\0${state.size} ${state.mtimeMs} ${state.ctimeMs} ${state.ino}`;
  const known = store.get(key);
  if (known !== undefined) return known === NONE ? null : (known as EvidenceFault);
  const fault = await withFile(full, (source) => faultOf(path, source)).catch(() => null);
  store.set(key, fault ?? NONE);
  return fault;
}
