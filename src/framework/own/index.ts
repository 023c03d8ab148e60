import type { FrameworkLibrary, OwnFrameworks } from './model.js';
import { packPaths } from './paths.js';

export type { FrameworkLibrary, OwnFrameworks, OwnProblem } from './model.js';
export { OWN_FOLDER, packPaths } from './paths.js';

/**
 * The frameworks that a portfolio can follow: those built in, its own from `frameworks/*.yaml`, and over both the
 * wording of `frameworks/<pack>.wording.yaml`. Pure: wrong content is among `problems`, with its place.
 * The readers of YAML and packs are loaded only where the portfolio has such files.
 * @param texts the portfolio's texts by path
 */
export async function ownFrameworks(
  { texts }: { texts: ReadonlyMap<string, string> },
  builtIn: FrameworkLibrary,
): Promise<OwnFrameworks> {
  const paths = packPaths(texts.keys());
  if (paths.packs.length + paths.wordings.length === 0)
    return { ...builtIn, problems: [], packs: [], broken: new Map() };
  const { readOwnFrameworks } = await import('./library.js');
  return readOwnFrameworks(texts, builtIn);
}
