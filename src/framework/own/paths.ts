/** The folder of a portfolio that holds its packs. */
export const OWN_FOLDER = 'frameworks';

/** The path of an overlay, from the portfolio's folder, with the id of the pack that it is for. */
export const WORDING_FILE: RegExp = /^frameworks\/([^/]+)\.wording\.ya?ml$/;

const PACK_FILE = /^frameworks\/[^/]+\.ya?ml$/;

/** Paths in the order of their names. */
export interface PackPaths {
  packs: string[];
  wordings: string[];
}

/** Sorts out which of a portfolio's paths are packs and which are overlays. */
export function packPaths(paths: Iterable<string>): PackPaths {
  const all = [...paths].filter((path) => PACK_FILE.test(path)).sort();
  return {
    packs: all.filter((path) => !WORDING_FILE.test(path)),
    wordings: all.filter((path) => WORDING_FILE.test(path)),
  };
}

/** @returns the id that a pack file's name promises */
export function promisedId(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.ya?ml$/, '');
}
