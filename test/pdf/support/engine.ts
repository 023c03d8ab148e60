import { afterAll } from 'vitest';
import { cacheFolder } from '../../../src/app/cache/folder.js';
import { openPdfEngine, type PdfEngine, type PdfEngineOptions } from '../../../src/pdf/index.js';

/** With nothing on PATH, Linux uses the embedded Chromium, so that what is tested depends on no installed browser. */
export const env: Record<string, string | undefined> = { ...process.env, PATH: '', MENTOR_BROWSER: undefined };
export const cacheDir = cacheFolder(process.env);

/** One engine for the tests of one file, closed after the last. */
export function engineForTests(): PdfEngine {
  const engine = openPdfEngine({ env, cacheDir });
  afterAll(() => engine.close());
  return engine;
}

/** Runs something with an engine that is closed in the end. */
export async function withEngine<T>(
  use: (engine: PdfEngine) => Promise<T>,
  options: Partial<PdfEngineOptions> = {},
): Promise<T> {
  const engine = openPdfEngine({ env, cacheDir, ...options });
  try {
    return await use(engine);
  } finally {
    await engine.close();
  }
}
