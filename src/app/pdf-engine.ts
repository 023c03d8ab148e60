import type { PdfEngine, PdfEngineOptions, PieceStore } from '../pdf/index.js';
import { cacheFolder } from './cache/folder.js';
import type { World } from './world.js';

/** A browser for one document or many: the one that is named, else one that is found. Whoever opens it closes it. */
export async function openEngine(
  named: string | undefined,
  { env, signal }: World,
  { once, kept }: Pick<PdfEngineOptions, 'once' | 'kept'> = {},
): Promise<PdfEngine> {
  const { openPdfEngine } = await import('../pdf/index.js');
  return openPdfEngine({ env, named, signal, cacheDir: cacheFolder(env), once, kept });
}

/** @returns nothing where the sources run as they are, as in a test, and where there is no cache */
export async function printedBefore(world: World): Promise<PieceStore | undefined> {
  const { buildStamp } = await import('./version.js');
  const { openPrintedPieces } = await import('./cache/printed-pieces.js');
  const build = buildStamp();
  return (build === null ? null : openPrintedPieces(build, world)) ?? undefined;
}

/** Prints one document by a browser of its own. */
export async function withEngine<T>(
  named: string | undefined,
  world: World,
  use: (engine: PdfEngine) => Promise<T>,
): Promise<T> {
  const engine = await openEngine(named, world, { once: true });
  try {
    return await use(engine);
  } finally {
    await engine.close();
  }
}
