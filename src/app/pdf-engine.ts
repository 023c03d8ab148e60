import type { PdfEngine, PdfEngineOptions } from '../pdf/index.js';
import { cacheFolder } from './cache/folder.js';
import type { World } from './world.js';

/** A browser for one document or many: the one that is named, else one that is found. Whoever opens it closes it. */
export async function openEngine(
  named: string | undefined,
  { env, signal }: World,
  { once }: Pick<PdfEngineOptions, 'once'> = {},
): Promise<PdfEngine> {
  const { openPdfEngine } = await import('../pdf/index.js');
  return openPdfEngine({ env, named, signal, cacheDir: cacheFolder(env), once });
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
